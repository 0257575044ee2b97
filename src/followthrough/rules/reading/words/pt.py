"""What people answer in Portuguese, of Brazil and of Portugal."""

WORDS = """
negation: nao | n | nunca | jamais | nenhum | nenhuma | sem | nem | nada | tampouco | num
contrast: mas | porem | contudo | no entanto | todavia | embora | so que
if: se estiver* | caso | se quis* | se o | se a
unreal: teria sido | teriamos | tivesse
closing: atenciosamente | atentamente | cumprimentos | melhores cumprimentos | com os melhores cumprimentos
closing: abracos | abraco | um abraco | cordialmente | saudacoes | att | enviado do meu iphone | grato | grata
neutral: sem problema* | nao ha problema | nao tem problema | nenhum problema | nao se preocupe* | nao hesite*
neutral: nao so | nao apenas | de nada | sem duvida | nao ha pressa | sem pressa | nao faz mal
neutral: obrigado/obrigada pelo seu/vosso/teu interesse | como esta | tudo bem ? | nao importa | nada mau
neutral: nao tenha pressa
neutral: apague este email/mensagem | se nao for o destinatario
interest: interess* | curios* | parece .. bom/boa/otimo/otima/interessante/bem/perfeito/util/promissor/optimo/muito
interest: soa .. bem/bom/interessante | gostei | gostamos | gosto | gostaria | gostariamos | adoraria | adorariamos
interest: adorei | agrada | me/nos convem | e .. bom para mim/nos | e bom $
interest: esta .. bom/otimo/perfeito/bem para mim/nos | da para mim | funciona para mim/nos | me serve | serve para nos
interest: com prazer | com todo gosto | com todo o gosto | com gosto | boa ideia | otima ideia | vamos la
interest: vamos em frente | vamos avancar/conversar/falar/marcar/fazer/agendar/nessa | bora | pode contar
interest: conte comigo | contem conosco/connosco | fechado | topo | topamos | porque nao | por que nao
interest: na hora certa | exatamente o que | estamos procurando | estamos a procura | estou procurando
interest: estou a procura | procuramos | estavamos precisando
interest: quero/queremos/queria/queriamos saber/conhecer/testar/ver/comprar/contratar/marcar/agendar/falar/mais/uma/um/experimentar
interest: saber mais | mais informacoes | mais detalhes | mais infos
interest: podemos conversar/falar/marcar/agendar/reunir*/encontrar*/comecar/combinar/ligar
interest: podiamos falar/marcar/conversar | podemos nos | quando podemos/pode/podemos/podem/poderiamos/fica
interest: vamos marcar | marcar uma | agendar | uma reuniao | demonstracao | uma demo | experimentar | testar
interest: contratar | comprar | encomendar | estou disponivel | estamos disponiveis | estou livre
interest: tenho disponibilidade
request: me ligue* | me liga | ligue me | ligue | liguem | liga me | ligar me | me telefone | telefone me
request: me chame* | pode*/podia* .. ligar/enviar/mandar/passar/fazer/chamar/encaminhar
request: poderia* .. ligar/enviar/mandar/passar/fazer | me envie* | envie me | envie | enviem | me mande* | mande me
request: mande | mandem | manda | me manda | me passe | passe me | me encaminhe
request: enviar me/nos? .. orcamento/proposta/informacoes/informacao | um orcamento | a proposta | uma proposta
request: uma cotacao | cotacao | o catalogo | me contate | me contacte | contacte me | fale comigo
yes: ^ sim $ | ^ sim por favor | ^ sim obrigad* | ^ sim claro | ^ sim quero | ^ sim , | ^ sim com | ^ claro
yes: ^ claro que sim | ^ com certeza | ^ certamente | ^ com prazer | ^ perfeito $ | ^ otimo $ | ^ excelente $
yes: ^ com todo | ^ fechado $ | ^ combinado $ | ^ quero $ | ^ quero sim | ^ optimo $
nod: ^ ok $ | ^ pode ser $ | ^ esta bem $ | ^ ta bom $ | ^ tudo bem $ | ^ certo $ | ^ beleza $ | ^ blz $ | ^ bom $
nod: ^ ok obrigad* $ | ^ ok combinado $ | thumbsup | ^ de acordo $ | ^ por mim tudo bem $ | ^ tudo certo $
nod: ^ ok , combinado $
no: ^ nao $ | ^ nao obrigad* | nao obrigad* | ^ obrigad* nao | obrigad* mas nao | ^ infelizmente nao
no: ^ desculpe nao | thumbsdown | ^ melhor nao $ | ^ acho que nao $ | ^ nao quero $
refusal: nao e para mim/nos | nao e o que | nao e bem o que | nao se encaixa | nao se enquadra | nao nos serve
refusal: nao me serve | nao serve | nao avancar | nao vamos | nao vou | nao prosseguir | nao continuar | nao seguir
refusal: recus* | declin* | descart* | decidimos nao | decidi nao | optamos por nao | sem interesse
refusal: nao ha interesse | nenhum interesse | desinteress* | nao queremos | nao quero comprar/contratar/nada
refusal: dispens* | nao faz sentido | nao e adequado | nao corresponde | deixar passar | nao pretend*
opt_out: ^ sair $ | ^ parar $ | ^ pare $ | ^ stop $ | ^ cancelar $ | ^ remover $ | descadastr* | desinscrev*
opt_out: desinscri* | cancelar .. inscricao/subscricao/assinatura/cadastro/newsletter
opt_out: anular .. inscricao/subscricao | anular a? subscricao | unsubscribe | opt out | descadastre
opt_out: nao/nunca/jamais .. contact*/contat*/escrev*/ligue*/ligar*/envi*/mand*/incomod*/perturb*/telefon* .. mais
opt_out: nao me/nos/volte*/torne* .. contact*/contat*/escrev*/ligue*/ligar*/envi*/mande*/incomod*/perturb*/telefon*
opt_out: nao .. receber .. emails/email/mails/mensagens/chamadas/ligacoes/publicidade/nada/mais/contato*
opt_out: nao quero mais | nao queremos mais | nao desejo mais? receber | nao .. mais receber
opt_out: chega de emails/mensagens/email/spam/ligacoes | basta de | nem mais um | nunca mais
opt_out: parem/pare/para/parar/deixe/deixem de .. enviar*/mandar*/ligar*/escrever*/contactar*/contatar*/incomodar*/me/nos/emails/mandar
opt_out: parem com | pare com
opt_out: remov* .. me?/lista/da/do/meu/minha/nosso/email/base/cadastro | remova me | removam me | remover me
opt_out: me remova* | me tire* | tire me | tirem me | tira me | me tira | tire .. meu/lista/minha/email
opt_out: retir* .. me?/lista/meu/minha/da | retire me | retirem me | me retire* | me exclua*
opt_out: exclu* .. meu*/minha*/dados/lista/cadastro/me | exclua me
opt_out: apag* .. meus/meu/minha/dados/email/contato/contacto
opt_out: elimin* .. meus/meu/minha/dados/email/contacto/lista/me | delet* .. meus/meu/dados
opt_out: da/das/de sua/suas/vossa/tua/lista/listas/mailing/base .. de? emails? | revogo | oponho me | me opongo
opt_out: em paz | me deixe* em/paz | deixe* me em paz | nunca me inscrevi | nunca .. cadastr* | nao autorizei
opt_out: nao me inscrevi | nunca pedi | nao solicitei | va se | vao se
legal: advogad* | process* judicial* | processar | processo judicial | medidas legais | acao judicial
legal: medidas judiciais | queixa | denunci* | procon | lgpd | rgpd | cnpd | protecao de dados | spam | assedio
legal: ilegal | tribunal | justica | reclamacao | bloquear | bloqueio | bloqueado | indesejad* | nao solicitad*
not_now: agora nao | nao agora | ainda nao | por agora nao | por enquanto nao | no momento nao | neste momento nao
not_now: de momento nao | atualmente nao | por ora nao | nao no momento | nao neste momento | nao por agora
not_now: nao e .. altura/hora/momento | ma altura | mau momento | momento errado | hoje nao | esta semana nao
not_now: este ano nao | este mes nao | nao antes | nao este ano/mes | nao ate
not_now: mais tarde | mais para frente | mais a frente | mais adiante | em outro momento | noutra altura
not_now: outra altura | outra ocasiao | no futuro | futuramente | ano que vem | proximo ano | no ano que vem
not_now: para o ano | proximo trimestre | cedo demais | muito cedo | adi* para | adiado* | adiamos | adiar
not_now: suspens* | em espera | em pausa | pausad* | parado | parada | congelad* | por enquanto | no momento
not_now: de momento | por ora | por agora | depois das/dos/do | a partir de | so depois | ate la | em plen*
not_now: fechando o | fechamento do ano | fecho do ano | contrato .. ate | stand by
again: volt* a .. falar/contactar/contatar/ligar/escrever/entrar/procurar/contato | volte em/depois/mais
again: ligue .. em/depois/mais/de novo/novamente/daqui/na/no/apos | ligar .. em/depois/mais/de novo/novamente/daqui
again: contact* .. em/depois/mais/novamente/de novo/daqui/apos/no/na
again: contat* .. em/depois/mais/novamente/de novo/daqui | escreva .. em/depois/mais/novamente/daqui
again: fale* .. comigo/conosco .. em/depois/mais/novamente/daqui | de novo | novamente | outra vez | retom*
again: retorne* .. em/depois/mais/daqui | me lembre | tente* .. em/depois/mais/novamente/de novo/daqui
again: falamos em/depois/mais/daqui/la | conversamos em/depois/mais/daqui
again: entre em contato .. em/depois/mais/daqui/no/na | me procure | manter contato/contacto
again: mantemos contacto/contato | mantenha contato
back: respond* .. ate/em/logo/assim/amanha/ainda/na/depois/lhe/vos | lhe/vos/te respond* | lhe/vos/te digo
back: lhe/vos/te direi | digo lhe | digo vos | dou lhe | dou te | dou .. resposta/retorno/feedback/noticias
back: damos .. resposta/retorno/feedback/noticias | dar .. resposta/retorno/feedback/noticias
back: darei .. resposta/retorno | daremos .. resposta/retorno | retorno .. contato/contacto/ate/em/assim/para/com
back: retornarei | retornamos | retornaremos | retorno a | aviso | avisamos | avisarei | avisaremos
back: volto a contact*/falar/entrar | volto ao contacto | voltarei | voltaremos a | entro em contato/contacto
back: entrarei em | entraremos em | entramos em | ligo lhe | eu ligo | eu te ligo | te ligo | lhe ligo | ligarei
back: vou pensar | vamos pensar | vou analisar | vamos analisar | vou ver | vamos ver | vou verificar | vou avaliar
back: vamos avaliar | vou estudar | preciso de .. tempo/dias | preciso pensar | me de .. dias/tempo
back: confirmo .. ate/em/amanha | informo .. ate/em
consult: falo com .. meu/minha/socio/socia/equipa/equipe | vou falar com | vamos discutir | discutir internamente
consult: internamente | vou discutir | vou conversar com | vou consultar | deixe me .. ver/pensar/consultar
wrong: pessoa errada | pessoa errado | nao sou a/o .. pessoa/cert*/indicad*/responsavel/contato/contacto
wrong: nao sou eu | nao sou responsavel | enganou se | se enganou | engano | numero errado | endereco errado
wrong: contato errado | contacto errado | nao trato | nao cuido | nao e comigo | nao e da minha | nao e a minha area
wrong: nao e minha area | nao e meu departamento | nao me compete | departamento errado
wrong: ja nao trat* | ja nao trabalh* | nao trabalho mais | nao trabalha mais | nao estou mais | ja nao estou
wrong: ja nao sou | nao sou mais | nao faco mais | ja nao faco | sai da empresa | deixei a empresa
wrong: deixou a empresa | saiu da empresa | reform* | aposent* | mudei de emprego/empresa | nao tenho nada a ver
referral: fale com/a | fale com .. meu/minha/nosso/nossa/o/a | fala com | falem com
referral: contact* .. com?/o/a meu/minha/nosso/nossa/colega | contate .. o/a meu/minha/nosso/nossa
referral: entre em contato/contacto com | entrar em contato/contacto com
referral: em contato/contacto com .. meu/minha/nosso/nossa/o/a | dirija se | dirigir se | dirija | escreva para/a/ao
referral: escrever para .. meu/minha | ligue para .. meu/minha/nosso/o/a | procure .. o/a | pergunte a/ao
referral: o meu colega | a minha colega | meu colega | minha colega | nosso colega | um colega | uma colega
referral: meu sucessor | minha sucessora | meu substituto | minha substituta | o responsavel e | a responsavel e
referral: responsavel e | e .. responsavel por | e quem trata/cuida | quem trata | quem cuida | trata disso
referral: trata deste | cuida disso | cuida dessa | e a pessoa certa | pessoa certa e | em copia | em cc
referral: encaminhei | encaminho | reencaminh* | encaminhad* | passei .. para/ao/a | assumiu | substitui
question: ^ quanto | ^ quantos | ^ quantas | ^ como | ^ quando | ^ onde | ^ que | ^ o que | ^ quem | ^ qual
question: ^ quais | ^ por que | ^ porque | ^ tem | ^ tem* | ^ e possivel | ^ e compativel | ^ ha | ^ existe
question: ^ voces | ^ pode* | ^ oferece* | ^ funciona | ^ inclui | uma pergunta | uma duvida | algumas perguntas
question: tenho .. pergunta*/duvida* | quanto custa | qual o preco | qual e | quais sao | gostaria de saber
question: queria saber | gostariamos de saber | quero saber | pode*/poderia* .. explicar/dizer/esclarecer/informar
price: caro | cara | caros | caras | orcamento .. nao/limitado/apertado/esgotado | nao .. orcamento | sem orcamento
price: do nosso orcamento | acima do | fora do .. orcamento | nosso orcamento | preco .. alto/elevado/salgado
price: custa .. muito/demais | custo .. alto/elevado | nao .. dinheiro | nao temos verba | sem verba | verba
price: nao podemos pagar | nao consigo pagar | mais barato | desconto | salgado | puxado
time: nao .. tempo | sem tempo | falta de tempo | muito ocupad* | super ocupad* | atolad* | sobrecarregad*
time: cheio de trabalho | muito trabalho | muito corrid* | corrido demais | agenda cheia | nao .. capacidade
time: nao .. recursos | na correria
competitor: ja .. fornecedor*/solucao/parceiro*/empresa/sistema/contrato/usamos/uso/utilizamos/trabalhamos/trabalho/temos/tenho/alguem/outro/outra/ferramenta/agencia/atendid*
competitor: outro fornecedor/parceiro/sistema/prestador | outra empresa/solucao/ferramenta/agencia | com outro/outra
competitor: concorren* | satisfeit* com | estamos satisfeitos | contentes com | content* com | felizes com
competitor: fazemos internamente | solucao propria | solucao interna | sistema proprio | desenvolvimento proprio
competitor: fornecedor atual/actual | escolhemos outr* | optamos por outr*
authority: meu chefe | minha chefe | meu patrao | meu diretor | minha diretora | meu superior | meu gestor
authority: quem decide | decide | decidem | nao decido | nao sou eu quem/que decid* | nao depende de mim
authority: nao e decisao minha | nao posso decidir | nao tenho autonomia | tem de/que aprovar | precisa aprovar
authority: precisa ser aprovad* | aprovacao | autorizacao | a diretoria | diretoria | a direcao | direcao
authority: administracao | conselho | a sede | a matriz | gerencia | gerente | perguntar ao/a meu/minha
authority: falar com meu/minha chefe | falar com o meu chefe | tomador de decisao
need: nao .. precis* | nao .. necessit* | nao .. necessidade | sem necessidade | nao .. falta | desnecessari*
need: nao e prioridade | nao e prioritari* | nao e uma prioridade | nao e necessari* | nao .. utilidade
need: nao vejo .. necessidade/utilidade
trust: golpe | burla | fraude | nao .. conhec* | nunca ouvi | nao .. confi* | desconfi* | nao .. convenc* | cetic*
trust: ceptic* | duvido | duvidas sobre | referencias | quem sao voces | quem e voce | bom demais | suspeit*
trust: phishing | ma experiencia | experiencia ruim | mas experiencias | pouco seri* | esquema
person: colega | colegas | chefe | responsavel | diretor | diretora | departamento | equipa | equipe | socio | socia
person: gerente | senhor | senhora | sr | sra | dr | dra | compras | administracao | assistente | dona | secretaria
interest: precisamos/preciso de um/uma/disso/desse/ajuda/algo | podemos .. falar/conversar/reunir
back: preciso de pensar | tenho de pensar | tenho que pensar | digo algo | te digo | ligo na/no/amanha/segunda/terca
back: ligo lhe | retorno na/no/em
opt_out: nao .. ser contactad*/contatad*/incomodad* | nada mais de voces | nao quero saber
price: precos .. altos/elevados/caros | muito altos | muito alto
not_now: talvez em/no/na/depois/mais/para
no: nao muito obrigad* | nao , muito obrigad*
competitor: ja usamos/utilizamos/temos/trabalhamos | usamos o/a
referral: pode/podem/deve/devem/melhor falar/contactar/contatar com?
neutral: qualquer duvida | qualquer questao | qualquer pergunta | se tiver .. duvida*/pergunta* | em caso de duvida*
"""

"""What people answer in English."""

WORDS = """
negation: not | no | never | dont | didnt | doesnt | isnt | arent | wasnt | werent | cant | cannot | wont | wouldnt
negation: couldnt | havent | hasnt | shouldnt | neither | nor | without | hardly | aint | nothing | none
contrast: but | however | although | though | yet | still | except | nevertheless
if: if | unless | whether | in case | should you
unreal: used to be | would have been | had been | were once | if i were
closing: best regards | kind regards | warm regards | regards | best wishes | cheers | yours sincerely | sincerely
closing: yours truly | sent from my | best | many thanks and best regards
neutral: no problem | no worries | not a problem | no hurry | no rush | no doubt | not only | no later than
neutral: dont hesitate | do not hesitate | dont worry | do not worry | hope you are not | no matter | not later than
neutral: thank you for your interest | thanks for your interest | how are you | how are things | hope you are well
neutral: delete this email/message/mail | to unsubscribe click/visit/follow/please/from | nothing but good
neutral: you/they asked if .. interested | to see if .. interested | whether we are interested | good question
neutral: if you are not the intended recipient | intended recipient | no questions asked | if not | or not
neutral: why dont we | why dont you
interest: interested | intrested | interrested | intersted | interest in | interesting | intriguing | keen | tempted
interest: am/are/im/were/very/quite curious | have/show/much interest | sounds good/great/interesting/useful/promising
interest: sound* .. good/great/interesting/useful/promising/perfect/fantastic/amazing/excellent/ideal/exciting
interest: look/looks/looking good/great/interesting/promising/useful | love/like/want/happy/glad/keen/open/up to
interest: id/wed/would love to/a | open to .. demo/call/chat/meeting/talk/discuss* | up for | im/were in
interest: count me/us in
interest: works/work for me/us | works well | work best for me/us | works best for me/us | suits me/us | fits me/us
interest: is/are/would be fine | is/are/would be good for me/us | is/are/would be great | is/are/would be perfect
interest: fine with me/us | fine by me/us
interest: exactly what we/i need* | what we/i have been looking for | what we/i were/are/am looking for | sign me/us up
interest: lets talk/meet/chat/speak/discuss/connect/schedule/set/arrange/book/go/try/move/start/get/do/proceed
interest: let us talk/meet/chat/speak/schedule/set/arrange/go/try
interest: when can/could we/you/i talk/meet/speak/chat/start/call
interest: give it a try/go/shot | try it out | want to/a try/learn/know/see/hear/buy/order/proceed/book/demo
interest: like to try/learn/know/see/hear/buy/order/proceed/book/schedule/set/arrange/discuss/talk/have/get/meet
interest: tell me/us more | know/learn/hear/see more | more information/info/details
interest: look forward to .. talk*/meet*/speak*/call/demo
interest: ready to buy/order/start/proceed/sign | go ahead | move forward | in the market for
interest: worth a chat/call/look/try
interest: need this/it/something/exactly | could use this/it/something | right up our alley | perfect timing
interest: good timing
interest: comes at the right moment/time | available on/at/next/this/tomorrow | free on/at/next/this/tomorrow
interest: have time on/at/next/this/tomorrow | book/schedule a call/meeting/demo/slot | set up a call/meeting/demo/time
interest: why not | cant wait | wouldnt mind | would not mind | dont mind if | want in | take a closer look
request: call me/us | ring me/us | phone me/us | give me/us a call/ring/shout/buzz | reach me on/at | text me/us
request: send/mail/email/forward me/us
request: send .. proposal/offer/quote/quotation/details/info*/brochure/deck/contract/invite/pricing/over/along/it/them
request: send over | send it/them | send through | can/could you send/share/provide/prepare/show
request: share .. details/info*/deck/pricing
request: pls/please call/send/phone/ring/share/provide/arrange/schedule/book
yes: ^ yes | ^ yes please | ^ yeah | ^ yep | ^ yup | ^ sure | ^ absolutely | ^ definitely | ^ certainly | ^ of course
yes: ^ please do | ^ gladly | ^ with pleasure | ^ deal $ | ^ agreed $ | ^ perfect $ | ^ great $ | ^ awesome $
yes: ^ im in $
nod: ^ ok $ | ^ okay $ | ^ okey $ | ^ k $ | ^ alright $ | ^ all right $ | ^ fine $ | ^ thumbsup $ | thumbsup | ^ good $
nod: ^ ok thanks $ | ^ ok great $ | ^ ok good $ | ^ sounds ok $ | ^ ok sure $ | ^ cool $
no: ^ no $ | ^ nope $ | ^ nah $ | ^ no thank* | ^ no ty | ^ thumbsdown | thumbsdown | no thanks | no thank you
no: ^ no sorry
no: ^ sorry no | thanks no | ^ not really $ | ^ no way | ^ rather not | no , sorry | but no
refusal: ill pass | well pass | we will pass | i will pass | have to pass | going to pass | gonna pass | take a pass
refusal: hard pass | pass on this/it | ^ pass $
refusal: say no to | have to say no | have to decline | respectfully decline | must decline | i/we decline
refusal: going to decline | turn this/it down
refusal: not for me/us | not a fit | not a good/great/right fit | not the right fit | isnt a fit
refusal: isnt a good/great/right fit | isnt for me/us
refusal: not something we/i | isnt something we/i | not what we/i .. looking/need | nothing for me/us | not looking for
refusal: not relevant | isnt relevant | not of interest | of no interest | no interest | zero interest
refusal: uninterested | lack of interest
refusal: decided against | decided not to | chosen not to | chose not to | wont be moving/proceeding/going
refusal: will not be moving/proceeding/going
refusal: not going to proceed/move/go/buy/happen | dont want/wish to proceed/buy/continue | no longer interested
refusal: lost interest
refusal: count me/us out | leave it at that | not our thing | does not/doesnt interest/apply
refusal: dont see a/the/any fit/need/value/benefit
refusal: close my/our/the file | dont waste your time | you/youre wasting your time | not convinced this is for us
refusal: cant use this | no use for
opt_out: unsubscribe* | unsubscibe | unsuscribe | unsubcribe | opt out | opt me/us out | opting out | optout
opt_out: take/get/remove/drop/strike/delete/scrub/pull me/us/my/our/this .. from/off | take/get me/us/my/our off
opt_out: remove me/us | delete me/us
opt_out: delete/remove/erase .. my/our data/details/address/email/number/name/contact/information/record*
opt_out: remove/delete this address/email/number | off .. mailing/your/this/the list*
opt_out: stop .. emails/mails/emailing/mailing/contacting/calling/texting/messaging/writing/sending/spamming/bothering/harassing/messages/calls/texts
opt_out: quit .. emailing/mailing/contacting/calling/texting/writing/sending/spamming/bothering
opt_out: cease .. contact*/email*/communication*/call* | cease and desist
opt_out: dont/never/not .. contact/email/mail/call/text/write/message/phone/bother/disturb me/us/again/anymore/this/here
opt_out: dont/never/not write/speak/talk/reach to me/us | not .. any further/more contact/emails/mails
opt_out: dont/not/never .. send .. me/us/any/anything/more/such/these/emails/mails/messages
opt_out: no more/further .. emails/mails/messages/calls/contact/texts/spam/newsletters/communication
opt_out: dont/not want/wish/like .. receive/get/hear/be .. emails/mails/messages/mail/from/contacted/emailed/called
opt_out: dont/not want .. emails/mails/messages/calls/contact/spam
opt_out: never/dont contact/email/call again | leave me/us alone | leave us/me in peace | go away | get lost
opt_out: piss off | fuck off | bugger off | f off
opt_out: not to contact/email/call/mail me/us | lose my number/email/address | withdraw .. consent
opt_out: revoke .. consent | do not call list | blacklist
opt_out: never .. signed up | never subscribed | did/didnt .. sign up for this | did not subscribe | didnt subscribe
opt_out: didnt ask for this/your | did not ask for this/your | never asked for this/your/to | want .. off .. list
opt_out: ^ stop $ | ^ stop it $ | ^ stop this $ | ^ stop please $ | ^ please stop $ | ^ remove $ | ^ cancel $
opt_out: ^ end $ | ^ quit $ | ^ stopall $ | stop it now | stop now | ^ enough $ | would like you to stop
legal: spam | lawyer | attorney | solicitor | legal action | sue you | take you to court | report you
legal: reporting you | reported you | report this
legal: gdpr | data protection | can spam | ccpa | illegal* | unlawful* | harass* | unsolicited | cold emails are
legal: block you | blocking you | blocked you | ico | regulator | complaint against
not_now: not now | not right now | not just now | not yet | not at the/this moment/time/point/stage | not at present
not_now: not currently | not today | not this week/month/quarter/year
not_now: right/at/for/this now/moment .. no | too early | bad time* | bad moment | timing is/isnt
not_now: timing .. bad/off/wrong/right/not/poor | wrong time | not a/the good/best/right/great/ideal time/moment
not_now: isnt a/the good/best/right time
not_now: on hold | on ice | back burner | on the shelf | shelved | postpon* | put .. off until
not_now: push .. back/out to/until | defer* | parked | paused | hold off | holding off | frozen | freeze
not_now: later this/in the year/month/quarter | next year | next quarter | sometime next | maybe later
not_now: perhaps later | ^ later $ | at a later | another time | some other time | down the road | down the line
not_now: in the future | in future
not_now: revisit | pick this/it up again | come/circle/loop back to this/it
not_now: after the/our holidays/summer/launch/migration/audit/merger/move/busy | once we/our/the .. have/has/is/are
not_now: until then | wait until | waiting until | not before | no earlier than | not until | only after | only from
not_now: earliest | busy until | away until | out until | tied up until | booked until | swamped until
not_now: currently .. not | at the/this moment/time .. not | at present .. not | for the time being
not_now: in the middle of | right in the middle | right now is | busy season | year end | locked in until
not_now: under contract until | contract runs until | contract ends | contract expires
again: get/come/check/circle/touch/loop/reach/follow/write/ring/swing back/base/out/up .. in/again/after/next/later/then/around/at/on/mid/when
again: try/contact/call/email/ping/mail/ask/remind/message/nudge/write me/us/to/again .. in/again/after/next/later/then/around/mid/when/early
again: try again | call again | write again | ask again | ping me/us | remind me/us | check in again | speak again
again: talk/speak/chat/reconnect/touch/connect again/then/in/later
again: get in touch .. then/again/in/next/after/later/around | be in touch again | keep in touch | stay in touch
again: hear from you again/then/in | feel free to .. back/again | reconnect | follow up .. in/next/after/later/again
again: reach out .. in/again/next/after/later/then
back: ill/well/i/we/will/shall/can/gonna/going/to get/come/revert/circle/report/write/ring/call .. back to you
back: ill/well/will/shall/i/we revert | get back to you | come back to you
back: back to you by/on/in/next/with/after/once/when/before/tomorrow/as/soon/shortly
back: let you know | ill/well/will/shall/let me/us/to think about/it | think it/this over | think about it/this
back: need time to think | sleep on it | mull it/this over | consider it/this
back: hear from me/us | be in touch
back: ill/well/will/shall reply/respond/answer/confirm/email/write/call/ring/contact/message/reach/text/phone you?
back: ill/well/will call you | ill/well/will/shall/let me/us look into it/this/that
back: give me/us a few days/hours/weeks | give me/us until/till/some time/a day/a week | give me/us .. days/weeks
back: need a few days/more time | take a look and | have a look and | review .. and get/let/come/revert
back: ill/well/will follow up with you | ill/well/will/can update you | keep you posted | keep you updated
back: keep you in the loop | you will have/get .. answer/feedback/decision | have an answer by
back: answer/decision/feedback by | decide by/on/next/in/until/before/within
consult: discuss .. internally
consult: discuss .. with my/our/the team/partner*/board/colleague*/boss/manager/director/husband/wife
consult: talk .. over with | talk it over | talk to my/our team/partner*/colleague*/wife/husband
consult: run .. by/past my/our/the | check with my/our/the | check internally
consult: speak to my/our team/partner*/boss/manager/colleague* first? | bring .. up with | take .. to the board
consult: circulate .. internally
wrong: wrong person/guy/contact/one/address/man/woman/department/company/number/email
wrong: not the right/correct/best person/contact/one/department/address/guy | isnt the right person | not the person
wrong: not responsible for | not in charge | not my area/department/responsibility/field/job/remit/call/role/topic
wrong: isnt my area/department/responsibility/field/job/remit/role
wrong: nothing to do with this/that/it/purchas*/buying/procurement
wrong: no longer with/at/work*/employed/handle/handling/responsible/in/involved/part/look
wrong: dont work .. anymore/there/here/at/with/for
wrong: dont/do not/doesnt/does not deal/handle/manage/look with/this/that/after/these/purchas* | not involved in
wrong: left the company/firm/organisation/organization/business/team | i/ive/he/she/who have/has left | ive left
wrong: moved on from | retired
wrong: changed jobs | new job | you/youve have/got the wrong | reached the wrong | mistaken me | has passed away
wrong: deceased
wrong: not deal/dealing with | dont make/take these decisions | someone else handles/takes/does/deals/looks
wrong: im just the/a | am only the
referral: contact/email/call/mail/ask/try/ping/approach/write my/our/the colleague*/boss/manager/assistant/team/department/director/head/cto/ceo/cfo/coo/cio/partner/office/secretary
referral: talk/speak/write/reach/turn/direct/forward/refer/get/address/send .. to/with/out/touch my/our/the/with/to .. colleague*/boss/manager/assistant/department/director/head/cto/ceo/cfo/coo/cio/partner/office/secretary/successor
referral: please/should/best/better/could/can contact/email/call/ask/approach/try/ping/write/message/reach/speak/talk/get/turn/address/direct/forward/refer/chat
referral: youd/you/youll better/best/should/need/want/could/can/may .. contact/email/call/ask/speak/talk/reach/write/turn/try
referral: is/are/was/who/whos the right/best/correct/new person/contact/one | is in charge | in charge of
referral: is/are responsible | responsible for this/that/it/these is | person responsible | took over
referral: has taken over | takes over | taking over from me | is my successor | replaced me | my successor
referral: my replacement
referral: looks/look after | handles/handle this/that/it/these/all/our/such/purchas* | deals with | takes care of
referral: runs our/the | cc | ccing | ccd | copied in | in copy | in cc | looping in | loop in | copying in
referral: adding .. to the thread/loop/conversation | forwarded/forwarding .. to | passed/passing .. on/to
referral: introduce you to | put you in touch with | right contact is | contact is | contact person
question: ^ how much/many/long/does/do/is/are/would/can/could/far/big/soon/often
question: ^ what/whats/which/who/whos/where/whose | ^ do/does/did you/it/your/this/they
question: ^ is/are there/it/this/that/you/your | ^ can/could you/it/we/i/your/this | ^ have you/has
question: ^ would it/this/you/that
question: i/we have .. question* | have .. questions | one question | quick question | wondering
question: would like to know | want to know | like to understand
question: can/could you .. explain/tell/clarify/elaborate/confirm | what about | how about your/the
question: what/how would/does/is/are/do/much | please explain/clarify | whats the/your | any chance
price: expensive | pricey | pricy | too much money | too high
price: over/above/beyond/outside/out/exceeds/exceed of? my/our/the budget | no budget | not .. budget
price: budget .. tight/limited/frozen/spent/used/gone/small/cut/cuts/constraints | dont have .. budget/money/funds
price: havent .. budget/money | cant afford | cannot afford | couldnt afford | not afford
price: above what we/i | more than we/i .. spend/pay/afford | cheaper | too costly | costs too much | cost is too
price: price is too/high/a | price tag | prices are too | steep | overpriced | out of our league
price: out of .. price range | discount | better price | tight budget | budget is | too dear | cost too much
price: expensive for
time: no time | dont have .. time | havent .. time | not .. enough time | too busy | very busy | swamped
time: snowed under | overloaded | no capacity | dont have .. capacity/bandwidth/resources | no bandwidth
time: lack the time | lack of time | flat out | up to my neck | crazy busy | really busy | extremely busy
time: short of time | time constraints | no resources
competitor: already use/using/have/work/working/got/run/running/signed/a/chose/bought/with/in/own/covered/served/set
competitor: use/using another/a/someone/something different/other/else/similar
competitor: another provider/vendor/supplier/solution/tool/company/agency/system/partner
competitor: a different provider/vendor/supplier/solution/tool/company
competitor: went with/for | gone with/for | going with/for | decided for/on another/a/someone
competitor: chose/chosen/picked/selected another/a/someone/your
competitor: happy/satisfied/pleased/content/fine with .. current/existing/present/our/them/it/what/their
competitor: been with/using/working .. for/years/since
competitor: current/existing/present provider/supplier/vendor/solution/partner/contract/system/tool/setup works/is/are/and/does/fine/serves
competitor: have a/our/an .. provider/supplier/vendor/partner/agency/in house/inhouse/solution/system/contract .. already/place
competitor: in house | inhouse | built our own | our own solution/tool/system/team | do it/this/that ourselves
competitor: locked into | under contract | long term contract | well covered | are covered
competitor: taken care of already | your competitor
authority: not my decision | isnt my decision | not mine to decide | not up to me | isnt up to me | cant decide
authority: cannot decide | not decide | dont decide | not the decision maker | no authority
authority: boss .. decide*/approve*/sign*/decision/ok/to | decided by | decides that/this/it/these
authority: has/have/need*/must .. approve*/sign/decide
authority: ask my/our boss/manager/director/superior/wife/husband/ceo/cfo | approval from/of/by/first
authority: need* approval | get/need .. sign off | sign off from | clear .. with | run .. by/past
authority: needs .. approval | up to my/our/the boss/manager/management/director/board/ceo/headquarters
authority: headquarters decide* | management decide* | board decide* | decision maker
authority: check with my/our boss/manager/director/management | convince my | my boss would | made by head*
authority: decision is made | decisions are made | group decision | out of my hands | has the final say
authority: have the final say
need: dont/do not/doesnt/not need/require | no need | no use for | no demand | no requirement* | see no need
need: have no need | not needed | not necessary | isnt necessary | unnecessary
need: dont see the/a need/point/value/benefit/use | do not see the/a need/point/value | not a priority
need: isnt a priority | no priority | low priority | not a problem for us | not a problem we have | works fine as
need: fine as we are | fine as it is | fine without | good as is | not our priority | no pain
need: dont have this/that problem
trust: scam | fraud* | never heard of | dont know you/your/who | dont trust | not trust | no trust | trustworthy
trust: not convinced | unconvinced | not persuaded | too good to be true | who are you | how do i know
trust: how can i/we be sure | sceptical | skeptical | doubt* | references | suspicious | phishing | bad experience*
trust: bad reviews | burned before | prove it | any proof | fake | dodgy | dubious | not believe | dont believe
trust: is this legit | risky | too risky
person: colleague | colleagues | boss | manager | assistant | department | director | head | team | partner
person: successor | secretary | office | sales | purchasing | procurement | marketing | finance | support
referral: please/should/best/better/could/can contact/email/call/ask/approach/try/ping/write/message/reach/speak/talk/get/turn/address/direct/forward/refer/chat
interest: how do/can/would we/i get/proceed/start/begin/order/sign/buy | next steps | include us/me | consider us/me
interest: something we/i can/could/would/might use/need | works $ | am/pm/oclock works
interest: happy to talk/chat/meet/discuss | hop on a call | jump on a call | get started | move ahead | on board
interest: all ears
refusal: dont think .. fit/for/right/need/interested/makes | another direction | different direction | a no from/for
refusal: no from us/me/our | no go | not proceed* | wont proceed/buy/need | not for our
not_now: not .. right now | not .. at the/this moment | not .. currently | no .. right now | isnt .. right now
not_now: not a priority right/at/this | not a priority .. now/moment/year/quarter | until after the
back: review this/it/your/and | ill review | circle back | take a look and | look at this/it/your .. and
back: will revert | come back with | answer you | need/want to think | have a think | get you an answer
wrong: no longer the/our/his/her/a | not the owner | i dont work | doesnt work here | isnt with us
wrong: not my job
opt_out: not .. be contacted/emailed/called | nothing more from you | dont .. hear from you | not .. hear from you
opt_out: stop sending | stop this | no further contact
refusal: were/are/im all set | all set thanks | already set | no thanks
not_now: maybe in/next/after/around/sometime/by | perhaps in/next/after/around | possibly in/next/after
not_now: might be .. next year/quarter
request: call anytime | call any time | call whenever | call when
competitor: just signed with | signed with | switched to | moved to | have chosen | we use | we already
interest: have time for | would you have time | could help us/me | help us with | think .. could help | when would you
wrong: send this to someone/somebody else | meant for someone | not for me to | meant to send | wrong inbox
wrong: not the one who/to
neutral: if you have .. questions | have any questions | any further questions | any other questions
neutral: any questions or concerns | any questions please
wrong: is no longer with/at/working/employed/part | no longer works
"""

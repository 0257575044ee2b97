"""What stands before a telephone number, what before other numbers, and whose numbers go with a language."""

# Whole words, or beginnings of words where a * stands; folded.
ANNOUNCING = """
tel telf tlf tfno tfn fone phone phones ph cell cel mob handy handynr natel gsm fax faxnr sms whatsapp direct line dial
call ring text reach telefon* telephon* telefoon* mobil* mobiel* cellular* celular* movil* portable* fijo fixe cellulare
durchwahl zentrale anruf* rufen rufnummer* erreich* tel. joindre joignable appel* rappel* llam* chiam* ligar ligue liga
telemovel telefonn* bel bellen bereik* office bureau buro oficina ufficio escritorio kantoor desk hotline landline
standard switchboard voicemail numbers thuis werk recapito contacter contactar
"""
OTHER = """
order orders invoice account acct card ticket case reference ref po purchase tracking serial id policy customer contract
iban bic vat ssn social tax zip isbn issn article item part booking reservation code pin version visa mastercard amex
maestro american discover credit debit model sku batch license licence registration member membership patent claim
quote build commit record job request rfq eur usd gbp chf euro euros dollars total price amount
bestell* auftrag* auftrags* rechnung* kunden* konto* karten* kreditkarte* artikel* vorgang* vorgangs* vertrag* vertrags*
steuer* ust ustid plz sendung* sendungs* angebot* angebots* aktenzeichen personal* mitglied* handelsregister* hrb betrag
commande* facture* compte carte dossier client colis siret siren tva contrat devis montant bestelling
pedido* factura* cuenta tarjeta expediente cliente nif cif dni contrato presupuesto referencia importe
ordine fattura conto carta pratica iva partita contratto preventivo riferimento importo codice
fatura encomenda conta cartao processo contribuinte cpf cnpj orcamento valor codigo
bestelnummer* factuur* rekening* kaart* klant* dossier* btw kvk offerte* bedrag artikelnummer*
"""
PLAIN = "number numero nummer num nr nro numeros nummern"  # of a telephone, unless the word before tells otherwise

COUNTRIES_OF_LANGUAGE = {
    "en": ("US", "GB", "AU", "IE", "IN", "NZ", "ZA"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR", "BE", "CH", "CA", "LU"),
    "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "it": ("IT", "CH"),
    "pt": ("BR", "PT"),
    "nl": ("NL", "BE"),
}
# Where a number was announced and is none of the likely countries', these are tried: the most telephones first.
EVERYWHERE = tuple(
    "US GB DE FR ES IT NL BR IN CN MX PT BE AT CH AU PL SE DK NO FI CZ SK RO BG GR HU IE TR ZA AE SA IL EG NG JP KR ID"
    " PK VN PH TH MY AR CO CL PE RU UA MA".split()
)
"""Only ever for numbers whose words say that they are telephones'."""

ZERO_FIRST = frozenset("DE AT CH FR BE NL GB IE AU NZ ZA SE FI RO BG SK UA IL TR".split())
"""Countries whose people always write the 0 before their numbers: what has none is rather another country's."""

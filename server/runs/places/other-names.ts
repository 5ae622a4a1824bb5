/** Towns that the list has under one name and planners write under another, by country and the name in the list. */
// prettier-ignore
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
	'AT Vienna': ['Wien'], 'BE Antwerpen': ['Antwerp', 'Anvers'], 'BE Brugge': ['Bruges'],
	'BE Brussels': ['Bruxelles', 'Brussel'], 'BE Gent': ['Ghent'], 'CH Basel': ['Basle', 'Bâle'],
	'CH Genève': ['Geneva', 'Genf'], 'CH Luzern': ['Lucerne'], 'CN Beijing': ['Peking'], 'CN Guangzhou': ['Canton'],
	'CZ Pilsen': ['Plzeň'], 'CZ Prague': ['Praha'], 'DE Braunschweig': ['Brunswick'], 'DE Hannover': ['Hanover'],
	'DE Köln': ['Cologne'], 'DE Munich': ['München'], 'DE Nürnberg': ['Nuremberg'], 'DK Copenhagen': ['København'],
	'DK Århus': ['Aarhus'], 'DZ Algiers': ['Alger'], 'EG Cairo': ['Al Qahirah'], 'ES Sevilla': ['Seville'],
	'ES Zaragoza': ['Saragossa'], 'FI Helsinki': ['Helsingfors'], 'FI Turku': ['Åbo'], 'GR Athens': ['Athina'],
	'ID Jakarta': ['Djakarta'], 'IN Bengaluru': ['Bangalore'], 'IN Chennai': ['Madras'], 'IN Kolkata': ['Calcutta'],
	'IN Mumbai': ['Bombay'], 'IT Florence': ['Firenze'], 'IT Genoa': ['Genova'], 'IT Milan': ['Milano'],
	'IT Naples': ['Napoli'], 'IT Rome': ['Roma'], 'IT Turin': ['Torino'], 'IT Venice': ['Venezia'],
	'LU Luxembourg': ['Luxemburg'], 'MX Acapulco de Juárez': ['Acapulco'], 'MX León de los Aldama': ['León'], 'MX Mexico City': ['Ciudad de México'],
	'MX Santiago de Querétaro': ['Querétaro'], 'MX Victoria de Durango': ['Durango'], 'NL The Hague': ['Den Haag'],
	'PL Kraków': ['Cracow'], 'PL Warsaw': ['Warszawa'], 'PT Lisbon': ['Lisboa'], 'PT Porto': ['Oporto'],
	'RO Bucharest': ['București'], 'RS Belgrade': ['Beograd'], 'RU Moscow': ['Moskva'], 'SE Göteborg': ['Gothenburg'],
	'UA Kyiv': ['Kiev'], 'UA Odessa': ['Odesa'], 'US New York City': ['New York'],
	'US Washington, D.C.': ['Washington'],
}

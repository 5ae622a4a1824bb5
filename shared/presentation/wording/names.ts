import type { CauseCode } from '#shared/cause-result.ts'
import type { Layer } from '#shared/result.ts'

export const LAYER_NAMES: Readonly<Record<Layer, string>> = {
	energy: 'Energy',
	chips: 'Chips',
	infrastructure: 'Infrastructure',
	models: 'Models',
	applications: 'Applications',
}

/** «Energy binds», «Chips bind». */
export function layerBinds(layer: Layer): string {
	const plural = layer === 'chips' || layer === 'models' || layer === 'applications'
	return `${LAYER_NAMES[layer]} ${plural ? 'bind' : 'binds'}`
}

/** What the layer is measured in, with its basis. */
export const LAYER_UNITS: Readonly<Record<Layer, string>> = {
	energy: 'MW at the meter',
	chips: 'accelerators',
	infrastructure: 'MW IT ready',
	models: 'tokens/s',
	applications: 'tokens/s served',
}

/** What the layer brings, as a subject: «electricians, not power». */
export const LAYER_NOUNS: Readonly<Record<Layer, string>> = {
	energy: 'power',
	chips: 'chips',
	infrastructure: 'halls',
	models: 'models',
	applications: 'demand',
}

const TRADE_NAMES: Readonly<Record<string, string>> = {
	electrician: 'electricians',
	plumber: 'plumbers',
	pipefitter: 'pipefitters',
	ironworker: 'ironworkers',
	network_technician: 'network technicians',
	equipment_installer: 'equipment installers',
	operations_technician: 'operations technicians',
	hvac_sheet_metal: 'sheet-metal workers',
	insulator: 'insulators',
	carpenter: 'carpenters',
	laborer: 'labourers',
	operating_engineer: 'operating engineers',
	other_craft: 'other crafts',
	line_worker: 'line workers',
	substation_technician: 'substation technicians',
	boilermaker_millwright: 'boilermakers and millwrights',
	commissioning_agent: 'commissioning agents',
	project_management: 'site management',
	network_engineer: 'network engineers',
	ml_infrastructure_engineer: 'machine-learning engineers',
	app_support: 'application support',
	security_officer: 'security officers',
}

/** Plural, lower case: `electricians`. */
export function tradeName(trade: string): string {
	return TRADE_NAMES[trade] ?? trade.replaceAll('_', ' ')
}

/** A catalogue key as words: `hv_transformer` → `hv transformer`. */
export function keyInWords(key: string): string {
	return key.replaceAll('_', ' ')
}

/** A table or a field as words: `labourMarkets` → `labour markets`, `facilityMWPerRack` → `facility MW per rack`. */
export function camelInWords(key: string): string {
	return key
		.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
		.replaceAll(/\b[A-Z](?=[a-z]|\b)/g, (start) => start.toLowerCase())
}

const CAUSE_NOUNS: Readonly<Record<string, string>> = {
	contract_not_started: 'power contracts not yet started',
	contract_ramping: 'power still ramping',
	interconnection_limit: 'the interconnection',
	not_contracted: 'power that is not contracted',
	hall_unfinished: 'unfinished halls',
	no_hall_planned: 'halls that nobody has planned',
	order_not_due: 'chips not yet due',
	order_slipped: 'late chips',
	not_ordered: 'chips that nobody has ordered',
	retired: 'chips that have left service',
	installing: 'chips being installed',
	model_training: 'a model still in training',
	no_licence: 'a model without a licence',
	replica_does_not_fit: 'a model that fits no chip here',
	fragmentation: 'capacity in pools that do not match',
	no_workload: 'an application without a workload',
}

/** `hv_transformer` → `HV transformer` */
export const itemName = (key: string) =>
	keyInWords(key).replaceAll(/\b(?:hv|mv|lv|ups|cdu|bess|crah)\b/g, (short) => short.toUpperCase())

/** A cause as a noun: `electricians`, `power still ramping`. */
export function causeNoun(cause: CauseCode): string {
	if (cause.startsWith('labour:')) return tradeName(cause.slice('labour:'.length))
	if (cause.startsWith('long_lead:')) return `late ${itemName(cause.slice('long_lead:'.length))}`
	return CAUSE_NOUNS[cause] ?? keyInWords(cause)
}

/** Whether the noun takes a plural verb: «electricians hold», «the interconnection holds». */
export function causeIsPlural(cause: CauseCode): boolean {
	const one = [
		'contract_ramping',
		'not_contracted',
		'interconnection_limit',
		'model_training',
		'no_licence',
		'replica_does_not_fit',
		'fragmentation',
		'no_workload',
	]
	return !one.includes(cause)
}

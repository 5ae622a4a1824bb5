import type { CauseCode, DelayCause } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'

export const LAYER_NAMES: Readonly<Record<Layer, string>> = {
	energy: 'Energy',
	chips: 'Chips',
	infrastructure: 'Halls',
	models: 'Models',
	applications: 'Applications',
}

const LAYER_IS_PLURAL: Readonly<Record<Layer, boolean>> = {
	energy: false,
	chips: true,
	infrastructure: true,
	models: true,
	applications: true,
}

/** «Energy limits», «Chips limit». */
export const layerLimits = (layer: Layer): string =>
	`${LAYER_NAMES[layer]} ${LAYER_IS_PLURAL[layer] ? 'limit' : 'limits'}`

/** «Energy is», «Chips are». */
export const layerIs = (layer: Layer): string => `${LAYER_NAMES[layer]} ${LAYER_IS_PLURAL[layer] ? 'are' : 'is'}`

/** What the layer is measured in, with its basis. */
export const LAYER_UNITS: Readonly<Record<Layer, string>> = {
	energy: 'MW at the meter',
	chips: 'accelerators',
	infrastructure: 'MW IT ready',
	models: 'tokens/s',
	applications: 'tokens/s served',
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
	laborer: 'laborers',
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

/** «electrician shortage» */
export const tradeShortage = (trade: string): string => `${tradeName(trade).replaceAll(/s(?= and |$)/g, '')} shortage`

/** «an electrician shortage» */
export const aTradeShortage = (trade: string): string => {
	if (trade === 'other_craft') return 'a shortage of other crafts'
	const shortage = tradeShortage(trade)
	return `${/^[aeiou]/.test(shortage) ? 'an' : 'a'} ${shortage}`
}

/** Names in plan files and of rows keep the spelling they began with; what is read of them is American. */
const SPELLED: readonly (readonly [RegExp, string])[] = [
	[/\blabour\b/gi, 'labor'],
	[/\btraveller/gi, 'traveler'],
	[/\blicence/gi, 'license'],
	[/\butilisation\b/gi, 'utilization'],
	[/\benergised\b/gi, 'energized'],
	[/\b(un)?levelled\b/gi, '$1leveled'],
	[/\bcatalogue/gi, 'catalog'],
	[/(?<!\bkv )\bheads\b/gi, 'workers'],
]
const FIRST_LARGE = /^[A-Z]/

/** `labour markets` → `labor markets`, with the first letter as it was. */
export const spelledPlainly = (words: string): string =>
	SPELLED.reduce(
		(now, [from, to]) =>
			now.replaceAll(from, (found, kept: unknown) => {
				const said = to.replace('$1', typeof kept === 'string' ? kept : '')
				return FIRST_LARGE.test(found) ? `${said.slice(0, 1).toUpperCase()}${said.slice(1)}` : said
			}),
		words,
	)

/** A catalogue key as words: `hv_transformer` → `hv transformer`. */
export function keyInWords(key: string): string {
	return spelledPlainly(key.replaceAll('_', ' '))
}

/** A table or a field as words: `labourMarkets` → `labor markets`, `facilityMWPerRack` → `facility MW per rack`. */
export function camelInWords(key: string): string {
	const words = key
		.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
		.replaceAll('M Wh', 'MWh')
		.replaceAll(/\b[A-Z](?=[a-z]|\b)/g, (start) => start.toLowerCase())
	return spelledPlainly(words)
}

/** A field's label within a sentence: `Design PUE` → `design PUE`. */
export const labelInText = (label: string): string =>
	label.replaceAll(/\b[A-Z](?=[a-z])/g, (start) => start.toLowerCase())

/** `hv_transformer` → `HV transformer` */
export const itemName = (key: string) =>
	keyInWords(key).replaceAll(/\b(?:hv|mv|lv|ups|cdu|bess|crah)\b/g, (short) => short.toUpperCase())

/** Hands or a part that come too late. */
type PlainCause = Exclude<CauseCode, DelayCause>

/** Every cause as the subject of a sentence: a new one does not compile before it stands here. */
const CAUSE_NOUNS = {
	contract_not_started: { noun: 'later power start', plural: false },
	contract_ramping: { noun: 'power ramp-up', plural: false },
	not_contracted: { noun: 'uncontracted power', plural: false },
	interconnection_limit: { noun: 'the interconnection limit', plural: false },
	flexibility: { noun: 'non-firm power without pausable load', plural: false },
	meter_full: { noun: 'existing load on the meter', plural: false },
	third_party_work: { noun: 'third-party upgrades', plural: true },
	fuel_hours: { noun: 'permit hours and fuel', plural: true },
	worst_day: { noun: 'the worst solar day', plural: false },
	contingency_reserve: { noun: 'the N−1 reserve', plural: false },
	hall_cannot_cool: { noun: 'racks too dense for the halls', plural: true },
	refit: { noun: 'refits of halls', plural: true },
	outage: { noun: 'planned outages', plural: true },
	hall_unfinished: { noun: 'unfinished halls', plural: true },
	no_hall_planned: { noun: 'missing halls', plural: true },
	export_licence: { noun: 'chips awaiting an export license', plural: true },
	order_not_due: { noun: 'chips not yet delivered', plural: true },
	order_slipped: { noun: 'late chip deliveries', plural: true },
	not_ordered: { noun: 'unordered chips', plural: true },
	retired: { noun: 'retired chips', plural: true },
	installing: { noun: 'chips being installed', plural: true },
	model_training: { noun: 'a model still in training', plural: false },
	no_licence: { noun: 'a model without a license', plural: false },
	no_site_in_reach: { noun: 'demand out of reach', plural: false },
	replica_does_not_fit: { noun: 'a model too large for the chips', plural: false },
	fragmentation: { noun: 'fragmented capacity', plural: false },
	no_workload: { noun: 'demand without a workload', plural: false },
} as const satisfies Record<PlainCause, { readonly noun: string; readonly plural: boolean }>

const isPlain = (cause: CauseCode): cause is PlainCause => cause in CAUSE_NOUNS
export const isDelay = (cause: CauseCode): cause is DelayCause => !isPlain(cause)

/** A cause as a noun: `electrician shortage`, `HV transformer lead time`, `power ramp-up`. What is ordered as soon as it can be is not ordered late. */
export function causeNoun(cause: CauseCode): string {
	if (isPlain(cause)) return CAUSE_NOUNS[cause].noun
	if (cause === 'space') return 'site crowding'
	if (cause === 'work_windows') return 'too few outage windows'
	if (cause === 'progress') return 'the reported pace'
	const [kind = '', what = ''] = cause.split(':')
	return kind === 'labour' ? tradeShortage(what) : `${itemName(what)} lead time`
}

/** The same beside a bar, where «+8 mo» says already that it is too little: `electricians`. */
export function causeShort(cause: CauseCode): string {
	return cause.startsWith('labour:') ? tradeName(cause.slice('labour:'.length)) : causeNoun(cause)
}

/** The end of a sentence on what is late: «: electrician shortage»; nothing where no cause is known. */
export function becauseOf(cause: CauseCode | null): string {
	return cause === null ? '' : `: ${causeNoun(cause)}`
}

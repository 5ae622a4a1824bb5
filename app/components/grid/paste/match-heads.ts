import type { GridColumn, GridModel } from '#shared/grid/grid-model.ts'
import { OF_ONE, SOURCE_COLUMN } from '#shared/grid/pasted.ts'
import { typedShare } from '#shared/formats/figures.ts'

/** What others call our columns: in their words, and in those of other languages. Of columns that share one the first has it. */
const ALIASES: Readonly<Record<string, string>> = {
	name: 'hall name | building name | contract name | order name | campus name | project name | name | title | project | contract | building | block | hall | site name | order | job | use case | tenant | application | workload | description | label | id | ref | po | maßnahme | contrat | cliente | client | customer | nom | nombre | nome | projekt | projet | proyecto | bezeichnung',
	kind: 'kind | type | technology | tech | source type | art | tipo | product | category',
	siteId: 'data center | datacenter | facility | site | location | campus | standort | sitio | where | sede | lieu',
	siteIds: 'site | sites | where | location | campus',
	applicationIds: 'app | apps | application | serves',
	phaseId: 'hall | data hall | dc hall | building | dh | module | phase',
	contractId: 'contract | vertrag | contrat | contrato',
	country: 'country | land | pays | país | pais | nation',
	latitude: 'lat | latitude',
	longitude: 'long | lon | lng | longitude',
	targetItMW: 'it capacity | capacity | it load | target it | it mw | mw it | it power | target mw | mw',
	targetMonth: 'rfs | ready for service | by | target date | due | live by | cod | target by',
	redundancy: 'redundancy | resilience | tier | topology',
	'interconnection.limitMW':
		'grid import cap | import cap | import limit | grid limit | grid cap | max import | grid mw',
	'labour.weeklyHours': 'hours a week',
	capacityMW:
		'contracted capacity | contract capacity | contracted power | firm capacity | firm mw | import capacity | capacity mw | max demand | load | mw ac | mw | capacity | size | power | volume | leistung | puissance | potencia | potência | nameplate | contracted mw | mwp | mwac',
	startMonth:
		'energization date | energisation date | energized | energised | date energized | energized on | energization month | power on | power-on date | power date | in-service date | in service date | isd | commercial operation | commercial operation date | commencement date | lease start | lease commencement | start month | construction start date | groundbreaking | notice to proceed | mobilization | service start | step starts | start | from | cod | date | energisation | energization | start date | begin | launch | start of construction | construction start | ntp | baubeginn | beginn | début | debut | inicio | início | in service | go live | go-live | first power | delivery start | commencement | rent start',
	rampMonths:
		'ramp months | ramp period | ramp time | ramp duration | ramp | ramp up | ramp-up | take-up | taken up over',
	termMonths: 'term | tenor | duration | length | durée | laufzeit | plazo | prazo | contract term',
	energyPriceUsdPerMWh:
		'power price | price per mwh | ppa rate | energy charge | energy cost | price | energy price | $/mwh | energy $/mwh | ppa price | strike | strike price | prix ppa | prix | preis | precio | preço | energy | €/mwh | tariff | rate | energy rate',
	demandChargeUsdPerKWMonth: 'demand charge | demand | $/kw-mo | $/kw-month | capacity charge | leistungspreis',
	counterparty:
		'provider | power supplier | energy supplier | off-taker | offtaker | landlord | counterparty | supplier | seller | vendor | fournisseur | lieferant | utility | offtake from | party | proveedor',
	status: 'status | stage | po status | statut | estado | state',
	package: 'type | art | work type | scope | what | package | what is built',
	quantity: 'qty | count | number | size | umfang | quantity | anzahl | units | pcs',
	durationMonths:
		'build duration | construction duration | schedule months | build period | step takes | duration | construction period | build time | bauzeit | months | construction | construction months | build months',
	gatesMW: 'wartende mw | gated mw | mw waiting | mw gated | mw held | mw | holds back',
	itMW: 'it load | it mw | mw it | mw | critical mw | critical load | it capacity | mw contratados | contracted mw | leased mw | capacity | leased it load',
	scope: 'scope | type of work | type | work type',
	rackDensityKW: 'kw/rack | rack density | kw per rack | density',
	prefabShare: 'prefab | prefab % | prefab share | modular | modular %',
	startsAfter: 'predecessor | after | depends on | follows',
	item: 'item | commodity | equipment | material | description | part',
	orderMonth:
		'date ordered | order placed | placed | po issued | po issue date | purchase month | po date | po month | ordered | order date | order | order month | purchase date',
	deliveryMonth:
		'arrival | arrival date | required on site | needed on site | delivery month | delivery | delivery date | eta | on site | ros | due',
	supply: 'supply | source | sourcing | supply route',
	leadWeeks: 'lt wks | lead time | lt | lt weeks | lead weeks | lead time weeks',
	step: 'step | activity | task',
	chip: 'gpu model | chip model | chip type | accelerator type | accelerator model | gpu sku | system | device | chip | gpu | accelerator | model | sku | hardware | gpu type',
	accelerators:
		'number of gpus | no of gpus | gpu qty | qty ordered | order qty | number of accelerators | accelerator count | chip count | number of chips | qty gpus | gpus | qty | gpu count | chips | count | units | # gpus | accelerators | quantity',
	leadTimeMonths: 'lead time | lt | lead',
	deliveryMonths: 'delivery period | delivery window | delivered over | delivery months | delivery',
	unitPriceUsd:
		'cost each | each | unit cost usd | price per unit | cost per unit | cost per gpu | cost/gpu | price/gpu | price per accelerator | cost per accelerator | price per chip | unit price | price | price each | unit cost | $/gpu | cost | price per gpu',
	rentUsdPerKWMonth: 'rent | aluguel | price | rate | lease rate | miete | loyer | renta | us$/kw-mês',
	rentEscalationPerYear:
		'escalation | escalator | reajuste a a | indexation | annual increase | reajuste | rise of the rent',
	expensePassThroughShare:
		'pass-through | pass through | repasse de despesas | opex pass-through | nnn | expenses passed on',
	archetype: 'category | use | kind | type | use type | archetype | kind of use',
	unitsAtStart:
		'users at launch | users at start | users now | start users | users | units at launch | users today | units at the start',
	unitsAtEnd:
		'users at end | end users | users at maturity | target users | final users | peak users | units at the end',
	growth: 'growth | growth curve | curve',
	adoption: 'adoption | uptake | penetration',
	peakFactor: 'peak/avg | peak factor | peak to average | peak ratio',
	revenueUsdPerMillionTokens:
		'rev per 1m tokens | revenue | price | $/mtok | revenue per 1m tokens | price per million tokens | $/1m tokens',
	model: 'model name | ai model | llm model | model | llm | network',
	precision: 'precision | format | dtype | quantization',
	priority: 'priority | prio | rank',
	deadlineMonth: 'due | deadline | finish by | due date | by',
	jobsPerMonth: 'runs/month | jobs/month | jobs per month | runs per month | jobs | runs | jobs a month',
	trade: 'craft | trade | discipline | role',
	available: 'headcount available | available | headcount | people | workers | pool',
	annualGrowth: 'yoy growth | growth | growth % | yoy | annual growth | growth a year',
	travellersCap:
		'max travelers | max travellers | travelers | travellers | traveler cap | per diem cap | travelers at most',
	ref: 'area | hall | item | activity | what | phase',
	month: 'month | period | date | reporting month',
	percentComplete: '% complete | percent complete | progress | % done | complete | % | pct complete',
	headcount: 'manpower | headcount | heads | people on site | workers | crew',
	hoursToDate: 'manhours to date | man-hours to date | hours to date | manhours | hours | worker-hours | man hours',
}

const plain = (text: string) =>
	text
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}$€%/]+/gu, ' ')
		.trim()
/** A unit as headings have it: `(€/MWh)`, `[kW]`, `Energy $/MWh`. */
const UNIT_IN_HEAD = /[([]([^()[\]]{1,24})[)\]]\s*$|\s((?:[$€£¥₹]|[A-Z]{1,2}\$)\S*)$/
/** A heading without what stands in parentheses behind it, which is its unit. */
const bare = (text: string) => plain(text.replace(UNIT_IN_HEAD, ''))

/** A column goes by its label, its label with its unit, its unit where no other has it, and what others call it: the surest first. */
function namesOf({ field, label, unit }: GridColumn, columns: readonly GridColumn[]): readonly (readonly string[])[] {
	const own = unit !== '' && columns.filter((column) => column.unit === unit).length === 1 ? [unit] : []
	return [[label, `${label} ${unit}`, field].map(plain), [...own, ...(ALIASES[field]?.split(' | ') ?? [])].map(plain)]
}

/** Headings of a column that says where the figures of a row come from. */
const SOURCES: readonly string[] = [
	'source',
	'sources',
	'reference',
	'evidence',
	'quelle',
	'fuente',
	'fonte',
	'basis',
	'from where',
]

/** The fields that a row of headings names, '' for a heading that names none; null where the row is none of headings. */
export function matchHeads(row: readonly string[], columns: readonly GridColumn[]): readonly string[] | null {
	const names = columns.map((column) => ({ field: column.field, names: namesOf(column, columns) }))
	const fields = row.map(() => '')
	const taken = new Set<string>()
	const calls = (field: string, head: string) =>
		names.some((one) => one.field === field && one.names.flat().includes(plain(head)))
	// «Use case» names the application where another heading says of what type it is, and none what it is called.
	const isName = (at: number, field: string) => {
		const others = row.filter((_, place) => place !== at)
		const isElse = (named: string) => others.some((head) => calls(named, head))
		return field !== 'name' && calls('name', row[at] ?? '') && isElse(field) && !isElse('name')
	}
	const take = (sure: number, written: (head: string) => string) => {
		for (const [at, head] of row.entries()) {
			const text = written(head.replace(OF_ONE, ''))
			const isMeant = (one: (typeof names)[number]) =>
				!taken.has(one.field) && one.names[sure]?.includes(text) === true && !isName(at, one.field)
			const found = fields[at] === '' && text !== '' ? names.find(isMeant) : undefined
			if (found === undefined) continue
			taken.add(found.field)
			fields[at] = found.field
		}
	}
	take(0, plain)
	take(1, plain)
	take(0, bare)
	take(1, bare)
	const at = row.findIndex((head, place) => fields[place] === '' && SOURCES.includes(plain(head)))
	if (at >= 0) fields[at] = SOURCE_COLUMN
	const asked = row.filter((head) => head !== '').length
	return taken.size > 0 && taken.size * 2 >= asked ? fields : null
}

/** Below a heading that says so figures are parts of one, which columns of per cent would take for per cent. */
export const inPerCent = (head: string, text: string): string =>
	head.trim().endsWith(OF_ONE) && !text.includes('%')
		? text.replaceAll(/\d+(?:\.\d+)?(?:e-?\d+)?/g, (figure) => typedShare(Number(figure)))
		: text

const FIGURE = /^[-−+~≈]?\d[\d.,\s'’]*$/

/** A figure alone below a heading that names another unit than the column's is of that one. */
function inUnitOfHead(head: string, text: string, column: GridColumn | undefined): string {
	const [, inside, behind] = UNIT_IN_HEAD.exec(head) ?? []
	const unit = (inside ?? behind ?? '').trim()
	if (column?.control !== 'number' || unit === '' || unit.startsWith('%') || !FIGURE.test(text.trim())) return text
	return plain(unit) === plain(column.unit) ||
		!/[€$£¥₹]|^(?:[kKMG]?W|[kMG]Wh|wks?|weeks?|months?|mo|years?|yrs?)$|^[A-Z]{3}\b/.test(unit)
		? text
		: `${text} ${unit}`
}

type Pasted = {
	readonly fields: readonly string[]
	readonly texts: readonly (readonly string[])[]
	readonly headed: boolean
	/** the headings as they were pasted; none where the block has none */
	readonly heads: readonly string[]
}

type PastedBlockStart = {
	readonly rows: readonly (readonly string[])[]
	/** the column of the grid in which the block begins */
	readonly left: number
}

/** Which column each of a block's is for: by its headings, or side by side from where it was pasted. */
export function pastedOf({ rows, left }: PastedBlockStart, { columns }: Pick<GridModel, 'columns'>): Pasted {
	const [heads = [], ...below] = rows
	const fields = matchHeads(heads, columns)
	if (fields !== null) {
		const columnAt = fields.map((field) => columns.find((column) => column.field === field))
		const texts = below.map((row) =>
			row.map((text, at) => inUnitOfHead(heads[at] ?? '', inPerCent(heads[at] ?? '', text), columnAt[at])),
		)
		return { fields, texts, headed: true, heads }
	}
	const width = Math.max(0, ...rows.map((row) => row.length))
	const side = Array.from({ length: width }, (_, at) => columns[left + at]?.field ?? '')
	return { fields: side, texts: rows, headed: false, heads: [] }
}

/** Columns that no new row can be without and that nothing in the block is for; a site is known where there is one. */
export function columnsMissing(columns: readonly GridColumn[], fields: readonly string[]): readonly GridColumn[] {
	const isKnown = ({ field, choices }: GridColumn) => field === 'siteId' && choices.length === 1
	return columns.filter((column) => column.required && !fields.includes(column.field) && !isKnown(column))
}

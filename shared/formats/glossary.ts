/** A term of art that a page may use, and what it means to a planner who meets it for the first time. */
export type Term = {
	/** its anchor on the glossary page */
	readonly id: string
	readonly term: string
	/** spellings in running text, where others than the term itself occur; letters as they stand, of words the first in either case */
	readonly forms?: readonly string[]
	readonly meaning: string
}

export const GLOSSARY: readonly Term[] = [
	{
		id: 'accelerator-month',
		term: 'accelerator-month',
		forms: ['accelerator-months'],
		meaning: 'One accelerator for one month. In idle ones chips wait for power or a hall.',
	},
	{
		id: 'at-the-meter',
		term: 'MW at the meter',
		forms: ['at the meter'],
		meaning: 'Power as the whole site draws it, cooling and losses included: MW IT times PUE.',
	},
	{
		id: 'bess',
		term: 'BESS',
		meaning: 'Battery energy storage system: batteries in containers that carry load through an event or a ramp.',
	},
	{
		id: 'binds',
		term: 'binds',
		forms: ['binds', 'bind', 'the limit'],
		meaning:
			'The layer that binds is the one that covers least of what is asked in a month: raising any other serves nothing more.',
	},
	{
		id: 'capex',
		term: 'capex',
		meaning: 'What it costs to build: chips, halls, plant and their installation, in the months they are paid.',
	},
	{
		id: 'cdu',
		term: 'CDU',
		meaning: 'Coolant distribution unit: pumps liquid through the racks and hands its heat to the building’s loop.',
	},
	{
		id: 'chilled-water',
		term: 'CHW',
		meaning: 'Chilled water: cold water made by chillers, with the temperatures it leaves and comes back at.',
	},
	{
		id: 'coverage',
		term: 'coverage',
		forms: ['coverage', 'cover'],
		meaning: 'The share of what is asked of a layer that it can give in a month. Below 100 % it is short.',
	},
	{
		id: 'cpi',
		term: 'CPI',
		meaning: 'Cost performance index: labor hours earned per hour worked. Below 1, work takes more hours than planned.',
	},
	{
		id: 'crah',
		term: 'CRAH',
		meaning: 'Computer-room air handler: a fan and a coil of chilled water that cool a hall by air.',
	},
	{
		id: 'dscr',
		term: 'DSCR',
		meaning: 'Debt service cover ratio: the cash for lenders in a period ÷ the interest and repayment due in it.',
	},
	{
		id: 'curtailment',
		term: 'curtailment',
		forms: ['curtailment', 'curtailments'],
		meaning: 'Hours in which a contract allows the supplier to cut or reduce the service.',
	},
	{
		id: 'demand-charge',
		term: 'demand charge',
		forms: ['demand charge', 'demand charges'],
		meaning: 'The part of a power bill that is paid for the highest megawatts of a month, whatever energy is used.',
	},
	{
		id: 'elcc',
		term: 'ELCC',
		meaning: 'Effective load-carrying capability: what a grid counts on of a plant’s rating in its hardest hours.',
	},
	{
		id: 'firm',
		term: 'firm',
		meaning:
			'Power that is there in every hour, after ramp, reserve machines and the limit of the grid connection. Only firm megawatts let chips run.',
	},
	{
		id: 'flop',
		term: 'FLOP',
		meaning: 'Floating-point operations: the unit of the computing work of a training run.',
	},
	{
		id: 'goodput',
		term: 'goodput',
		meaning: 'The part of its time in which a training run moves on: what failures, restarts and checkpoints leave.',
	},
	{
		id: 'greenfield',
		term: 'greenfield',
		meaning: 'Built from nothing: substation, site work, shell and fit-out are all part of the work.',
	},
	{
		id: 'gsu',
		term: 'step-up transformer',
		meaning: 'Lifts the voltage of plant on the site to that of the grid or of the site’s own network.',
	},
	{
		id: 'voltage',
		term: 'HV, MV and LV',
		forms: ['HV', 'MV', 'LV'],
		meaning: 'High, medium and low voltage: above 69 kV from the grid, 15–35 kV on the site, 400–480 V at racks.',
	},
	{
		id: 'levelled',
		term: 'leveled',
		meaning:
			'Dates as people and deliveries allow. Where the planned dates ask for more hands than can be had, work waits and moves later.',
	},
	{
		id: 'long-lead',
		term: 'long-lead',
		meaning: 'Equipment that takes so long from order to delivery that its order date, not its installation, decides.',
	},
	{
		id: 'mfu',
		term: 'MFU',
		meaning: 'Model FLOP utilisation: the work of a training run ÷ what its accelerators could do at their peak.',
	},
	{
		id: 'mva',
		term: 'MVA',
		meaning: 'Megavolt-ampere: the rating of transformers, a little more than the megawatts they carry.',
	},
	{
		id: 'mw-it',
		term: 'MW IT',
		meaning: 'Power of the computing equipment alone, at the rack. The meter sees more: see PUE.',
	},
	{
		id: 'mw-month',
		term: 'MW-month',
		forms: ['MW-months'],
		meaning: 'One megawatt of IT load for one month. Lost MW-months are demand that was not served.',
	},
	{
		id: 'n-plus-1',
		term: 'N+1',
		forms: ['N+1', 'N+2', '2N'],
		meaning: 'One unit more than the load needs, so that any one may fail; 2N is everything twice.',
	},
	{
		id: 'npv',
		term: 'NPV',
		forms: ['NPV', 'net present value', 'IRR', 'internal rate of return'],
		meaning:
			'Net present value: revenue and what is left at the end, less all costs, each discounted to the plan’s first month. IRR is the rate at which it is 0.',
	},
	{
		id: 'opex',
		term: 'opex',
		meaning: 'What it costs to run: energy, demand charges, staff, maintenance and leases.',
	},
	{
		id: 'p90',
		term: 'P50 and P90',
		forms: ['P50', 'P90', 'P50–P90'],
		meaning: 'A date is as likely to be later than P50 as earlier; one time in ten it is later than P90.',
	},
	{
		id: 'pdu',
		term: 'PDU',
		meaning: 'Power distribution unit: a cabinet that feeds the racks of a row, with a transformer of its own.',
	},
	{
		id: 'ppa',
		term: 'PPA',
		forms: ['PPA', 'PPAs', 'virtual PPA', 'virtual PPAs'],
		meaning:
			'Power purchase agreement: energy bought from a plant elsewhere at an agreed price. It brings energy, no firm megawatts.',
	},
	{
		id: 'pue',
		term: 'PUE',
		meaning:
			'Power usage effectiveness: power at the meter divided by power of the computing equipment. The hottest hour at full load sizes power; a half-empty hall has a higher one.',
	},
	{
		id: 'rpp',
		term: 'RPP',
		meaning: 'Remote power panel: the breakers of a row of racks, behind a PDU.',
	},
	{
		id: 'ramp',
		term: 'ramp',
		forms: ['ramp', 'ramping'],
		meaning: 'The months in which a contract, a hall or an order grows from its first part to the whole.',
	},
	{
		id: 'rec',
		term: 'REC',
		forms: ['REC', 'RECs'],
		meaning:
			'Renewable energy certificate: proof that a megawatt-hour came from a renewable plant, bought with the energy or apart.',
	},
	{
		id: 'recordable',
		term: 'recordable injury',
		forms: ['recordable injuries', 'recordables'],
		meaning: 'A work injury that must be recorded by law: more than first aid.',
	},
	{
		id: 'replica',
		term: 'replica',
		forms: ['replica', 'replicas'],
		meaning: 'One complete copy of a model, on as many accelerators as it needs, that answers requests.',
	},
	{
		id: 'scope-1',
		term: 'scope 1',
		meaning: 'Carbon dioxide from fuel burned on the site. Power bought from others is not in it.',
	},
	{
		id: 'by-location',
		term: 'by location and by market',
		forms: ['by location', 'by market'],
		meaning: 'Carbon of bought power by the mix of the grid it is drawn from, or by the contracts it is bought under.',
	},
	{
		id: 'spi',
		term: 'SPI',
		meaning: 'Schedule performance index: months earned per month passed. Below 1, work is behind its plan.',
	},
	{
		id: 'stranded',
		term: 'stranded',
		meaning: 'Installed accelerators that cannot run because power or a hall is missing.',
	},
	{
		id: 'take-or-pay',
		term: 'take or pay',
		meaning: 'The part of contracted energy that is paid for whether it is used or not.',
	},
	{
		id: 'tdp',
		term: 'TDP',
		meaning: 'Thermal design power: the most an accelerator is rated to draw, and so what its cooling must carry away.',
	},
	{
		id: 'trades',
		term: 'trade',
		forms: ['trade', 'trades'],
		meaning: 'A craft on site, such as electricians or pipefitters, with its own labor market.',
	},
	{
		id: 'traveller',
		term: 'travelers',
		meaning: 'Workers from beyond commuting distance, who need beds near the site.',
	},
	{
		id: 'ups',
		term: 'UPS',
		meaning: 'Uninterruptible power supply: batteries that carry the load until generators run.',
	},
	{
		id: 'water-class',
		term: 'W32',
		forms: ['W30', 'W32', 'W40', 'W45'],
		meaning: 'Class of liquid cooling by the warmest water it accepts, in °C. Warmer water needs fewer chillers.',
	},
	{
		id: 'wue',
		term: 'WUE',
		meaning: 'Water usage effectiveness: liters of water for each kWh of the computing equipment.',
	},
]

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** A word may start a sentence; an abbreviation is spelt one way. */
const eitherCase = (form: string) =>
	/^[a-z]/.test(form) ? `[${form.charAt(0)}${form.charAt(0).toUpperCase()}]${escaped(form.slice(1))}` : escaped(form)

const FORMS = GLOSSARY.flatMap((term) => (term.forms ?? [term.term]).map((form) => ({ form, term }))).sort(
	(a, b) => b.form.length - a.form.length,
)
const ANY_FORM = new RegExp(
	`(?<![\\p{L}\\p{N}-])(?:${FORMS.map(({ form }) => eitherCase(form)).join('|')})(?![\\p{L}\\p{N}-])`,
	'gu',
)

export type TermPart = { readonly text: string; readonly term: Term | null }

/** A text cut where a term of the glossary stands, in order. */
export function termsIn(text: string): readonly TermPart[] {
	const parts: TermPart[] = []
	let from = 0
	for (const { 0: found, index } of text.matchAll(ANY_FORM)) {
		const term = FORMS.find(({ form }) => form.toLowerCase() === found.toLowerCase())?.term ?? null
		parts.push({ text: text.slice(from, index), term: null }, { text: found, term })
		from = index + found.length
	}
	return [...parts, { text: text.slice(from), term: null }].filter((part) => part.text !== '')
}

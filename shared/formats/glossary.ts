import { TERMS, type Term, type TermId } from './terms.ts'

/** What each term of art means to a planner who meets it for the first time. */
const MEANINGS: Readonly<Record<TermId, string>> = {
	'accelerator-month': 'One accelerator for one month. In idle ones chips wait for power or a hall.',
	'at-the-meter': 'Power as the whole site draws it, cooling and losses included: MW IT times PUE.',
	bess: 'Battery energy storage system: batteries in containers that carry load through an event or a ramp.',
	binds: 'The layer with the lowest coverage in a month. Raising any other layer serves no more demand.',
	capex: 'What it costs to build: chips, halls, plant and their installation, in the months they are paid.',
	cdu: 'Coolant distribution unit: pumps liquid through the racks and transfers its heat to the building’s loop.',
	'chilled-water': 'Chilled water: cold water made by chillers, with the temperatures it leaves and comes back at.',
	coverage: 'Available ÷ needed of a layer in a month. Below 100% the layer is short.',
	cpi: 'Cost performance index: labor hours earned per hour worked. Below 1, work takes more hours than planned.',
	crah: 'Computer-room air handler: a fan and a coil of chilled water that cool a hall by air.',
	dscr: 'Debt service coverage ratio: cash available for debt service in a period ÷ interest and principal due in it.',
	curtailment: 'Hours in which a contract allows the supplier to cut or reduce the service.',
	'demand-charge':
		'The part of a power bill that is paid for the highest megawatts of a month, whatever energy is used.',
	elcc: 'Effective load-carrying capability: what a grid counts on of a plant’s rating in its hardest hours.',
	firm: 'Power that is there in every hour, after ramp, reserve machines and the limit of the grid connection. Only firm megawatts let chips run.',
	flop: 'Floating-point operations: the unit of the computing work of a training run.',
	goodput: 'The part of its time in which a training run moves on: what failures, restarts and checkpoints leave.',
	greenfield: 'Built from nothing: substation, site work, shell and fit-out are all part of the work.',
	gsu: 'Lifts the voltage of plant on the site to that of the grid or of the site’s own network.',
	voltage: 'High, medium and low voltage: above 69 kV from the grid, 15–35 kV on the site, 400–480 V at racks.',
	levelled:
		'Dates limited by labor and deliveries. Where planned dates need more workers than are available, work moves later.',
	'long-lead':
		'Equipment that takes so long from order to delivery that its order date, not its installation, decides.',
	mfu: 'Model FLOPs utilization: the work of a training run ÷ what its accelerators could do at their peak.',
	mva: 'Megavolt-ampere: the rating of transformers, a little more than the megawatts they carry.',
	'mw-it': 'Power of the computing equipment alone, at the rack. The meter sees more: see PUE.',
	'mw-month': 'One megawatt of IT load for one month. Lost MW-months are demand that was not served.',
	'n-plus-1': 'One unit more than the load needs, so that any one may fail; 2N is everything twice.',
	npv: 'Net present value: revenue and what is left at the end, less all costs, each discounted to the plan’s first month. IRR is the rate at which it is 0.',
	opex: 'What it costs to run: energy, demand charges, staff, maintenance and leases.',
	p90: 'A date is as likely to be later than P50 as earlier; one time in ten it is later than P90.',
	pdu: 'Power distribution unit: a cabinet that feeds the racks of a row, with a transformer of its own.',
	ppa: 'Power purchase agreement: energy bought from a plant elsewhere at an agreed price. It brings energy, no firm megawatts.',
	pue: 'Power usage effectiveness: power at the meter divided by power of the computing equipment. The hottest hour at full load sizes power; a half-empty hall has a higher one.',
	rpp: 'Remote power panel: the breakers of a row of racks, behind a PDU.',
	ramp: 'The months in which a contract, a hall or an order grows from its first part to the whole.',
	rec: 'Renewable energy certificate: proof that a megawatt-hour came from a renewable plant, bought with the energy or apart.',
	recordable: 'A work injury that must be recorded by law: more than first aid.',
	replica: 'One complete copy of a model, on as many accelerators as it needs, that answers requests.',
	'scope-1': 'Carbon dioxide from fuel burned on the site. Power bought from others is not in it.',
	'by-location':
		'Carbon of bought power by the mix of the grid it is drawn from, or by the contracts it is bought under.',
	spi: 'Schedule performance index: months earned per month passed. Below 1, work is behind its plan.',
	stranded: 'Installed accelerators that cannot run because power or a hall is missing.',
	'take-or-pay': 'The part of contracted energy that is paid for whether it is used or not.',
	tdp: 'Thermal design power: the most an accelerator is rated to draw, and so what its cooling must carry away.',
	trades: 'A craft on site, such as electricians or pipefitters, with its own labor market.',
	traveller: 'Workers from beyond commuting distance, who need beds near the site.',
	ups: 'Uninterruptible power supply: batteries that carry the load until generators run.',
	'water-class': 'Class of liquid cooling by the warmest water it accepts, in °C. Warmer water needs fewer chillers.',
	wue: 'Water usage effectiveness: liters of water for each kWh of the computing equipment.',
}

export const GLOSSARY: readonly (Term & { readonly meaning: string })[] = TERMS.map((term) => ({
	...term,
	meaning: MEANINGS[term.id],
}))

import type { FieldFacts } from '#shared/fields/field.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { ownValue } from '#shared/own-value.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { choicesFor } from './grid-choices.ts'

/** Names with strokes between, by what they are names of. */
type Names = Readonly<Record<string, string>>

/** What planners, sellers and their sheets call a choice, beside its name here and what the words of that name find. */
const CALLED: Readonly<Record<string, Names>> = {
	powerContractTypes: {
		utility_firm:
			'firm | utility | grid | firm grid | ferme | grid firm | utility firm | firm service | firm utility | grid connection | utility supply | firm import | firm capacity | firm load | retail | retail supply',
		utility_nonfirm:
			'non-firm | nonfirm | flexible | flex | interruptible | curtailable | flexible grid | non-firm grid | interruptible service | curtailable service | grid non-firm',
		interconnection_queue: 'queue | in study | study | load study | interconnection request | LLIS | interconnection',
		bridge_ramp: 'ramp | load ramp | ramp schedule | bridge | bridging',
		ppa_solar: 'solar ppa | pv ppa | solar farm | utility solar | off-site solar | offsite solar | solar off-site',
		ppa_wind:
			'wind ppa | onshore wind | éolien terrestre | Wind an Land | eólica terrestre | wind onshore | onshore | onshore wind ppa | ppa onshore wind',
		ppa_offshore: 'offshore wind | éolien en mer | éolien offshore | Wind auf See | wind offshore | offshore',
		vppa: 'virtual ppa | cfd | contract for difference | financial ppa | synthetic ppa',
		nuclear_existing: 'existing nuclear ppa | nucléaire existant | existing nuclear',
		nuclear_colocated: 'nuclear behind the meter | btm nuclear | nuclear btm | co-located nuclear | colocated nuclear',
		smr: 'small modular reactor | advanced nuclear | new nuclear',
		btm_gt_simple:
			'gas turbine | gas turbines | simple cycle | aeroderivative | aero | peaker | OCGT | SCGT | LM2500 | simple-cycle gas | on-site gas turbine | btm gas turbine | gas turbine simple cycle',
		btm_ccgt: 'combined cycle | CCGT | GuD | cycle combiné | combined-cycle gas | NGCC | gas combined cycle',
		btm_recip:
			'recip | recips | gas engine | gas engines | engines | reciprocating | ICE | Jenbacher | recip engines | gas recip | gas recips | reciprocating gas engines',
		btm_fuel_cell: 'fuel cell | fuel cells | SOFC | Bloom',
		btm_solar:
			'on-site solar | onsite solar | btm solar | rooftop | rooftop solar | solar on-site | behind-the-meter solar',
		bess: 'battery | batteries | Batteriespeicher | stockage | batterie | storage | battery storage | BES | Li-ion | LFP',
		geothermal_ppa: 'geothermal | EGS',
		hydro_ppa: 'hydro | hydro ppa | hydropower',
		eac: 'REC | RECs | GO | GOs | GoO | certificates | EACs | I-REC | green certificates | guarantees of origin',
		demand_response: 'DR | demand response | load flexibility | demand flexibility',
	},
	coolingTechnologies: {
		air_chiller_aircooled: 'air-cooled chillers | air cooled chiller | CRAH chillers',
		air_chiller_aircooled_fc: 'free cooling | fan wall | free-cooling chillers | air free cooling',
		air_chiller_tower_wse: 'water-cooled chillers | water cooled | towers | chillers + towers | water-cooled',
		air_direct_evap: 'direct evaporative | evaporative | direct air | adiabatic | DEC | direct evap',
		rdhx_chw_fc: 'RDHx | rear door HX | RDHX | rear door | rear-door | rear doors | rear door heat exchanger',
		d2c_dry_trim:
			'DLC dry coolers trim chillers | D2C dry coolers trim chillers | direct liquid cooling dry coolers | D2C dry | DLC dry | cold plates dry coolers',
		d2c_tower:
			'D2C tower | D2C cooling towers | DLC cooling towers | cold plates towers | direct liquid cooling towers | D2C towers | D2C + towers | DLC tower | DLC towers | DLC + towers | liquid tower',
		d2c_full_w45_dry:
			'W45 | DLC W45 | D2C W45 | DLC dry coolers only | 45 C water | fully liquid | 100% liquid | 100 % liquid | full liquid | warm water',
		immersion_1p_dry: 'immersion | single-phase immersion | immersion cooling',
	},
	redundancyTopologies: {
		N: 'none | no redundancy',
		'N+1': 'N + 1 | N plus 1',
		block: 'block redundant | catcher',
		'4N/3': '4 to make 3 | 4N3 | 4/3 | distributed redundant',
		'3N/2': '3 to make 2 | 3N2 | 3/2',
		'2N': '2 N | system + system | A+B | A/B',
	},
	equipment: {
		hv_transformer:
			'power transformer | power transformers | HV transformers | main transformer | main power transformer | HV transformer | MPT | substation transformer | GSUT HV',
		gsu: 'GSU | step-up transformer',
		hv_breaker: 'breaker | breakers | HV breaker | HV breakers | circuit breaker | circuit breakers | SF6 breaker',
		mv_switchgear: 'switchgear | MV switchgear | medium voltage switchgear | swgr | MV swgr | MV gear',
		mv_lv_transformer:
			'pad-mount transformer | padmount | unit transformer | distribution transformer | MV/LV transformer | skid transformer | dry-type transformer',
		lv_switchboard: 'LV switchboard | LV switchgear | switchboard | main switchboard | LV board',
		ups: 'UPS | UPS module | UPS modules | UPSs',
		battery_cabinet: 'battery cabinet | battery cabinets | UPS batteries | UPS battery',
		generator:
			'generator | generators | genset | gensets | diesel | diesel generator | diesel gensets | gen set | standby generator | backup generators',
		pdu: 'PDU | PDUs | RPP',
		busway: 'busway | busbar | track busway',
		rack_power_shelf: 'power shelf | power shelves',
		chiller_air: 'chiller | chillers | air-cooled chiller | air-cooled chillers',
		chiller_water: 'water-cooled chiller | water-cooled chillers | centrifugal chiller',
		cooling_tower: 'cooling tower | cooling towers | towers',
		dry_cooler: 'dry cooler | dry coolers | adiabatic cooler',
		cdu: 'CDU | CDUs | coolant distribution unit',
		rdhx: 'RDHx | rear door | rear doors',
		crah: 'CRAH | CRAHs | fan wall | fan walls | FWU',
		bess: 'BESS | battery | battery container | containerized BESS',
		gt_aero: 'aero turbine | aeroderivative | LM2500',
		gt_frame: 'frame turbine | CCGT | heavy frame | combined cycle',
		recip: 'gas engine | gas engines | recip | recips',
		fuel_cell: 'fuel cell | fuel cells | SOFC',
		leaf_spine_switch_64: 'switch | switches | network switch | leaf switch | spine switch | IB switch',
		network_cable: 'fiber | fibre | cable | cables | trunk | AOC',
		network_optic: 'optic | optics | transceiver | transceivers | optical transceivers',
		storage_rack: 'storage | storage rack | flash storage',
	},
	constructionPhases: {
		site_control: 'land | due diligence',
		permitting: 'permits | permit | zoning',
		design: 'engineering | IFC',
		procurement: 'long lead | long leads',
		substation: 'utility | line | sub',
		civil: 'civils | grading | foundations | site works | sitework | earthworks',
		shell: 'steel | dry-in | envelope | shell & core | topping out',
		mep_rough: 'MEP | rough-in | MEP rough in',
		equipment_set: 'equipment | L2 | Cx L2',
		cx_l3: 'L3 | energization | energisation',
		cx_l4: 'L4 | commissioning',
		cx_l5: 'L5 | IST | integrated systems test',
		it_fitout: 'fit-out | fitout | rack install | IT fit out',
	},
	chips: {
		'a100-80gb-sxm': 'A100 | A100 80GB',
		'h100-sxm': 'H100 | HGX H100 | DGX H100 | H100 SXM5 | H100 80GB',
		'h200-sxm': 'H200 | HGX H200 | DGX H200 | H200 SXM5 | H200 141GB',
		'b200-sxm': 'B200 | HGX B200 | DGX B200',
		'b300-sxm': 'B300 | HGX B300 | DGX B300 | Blackwell Ultra',
		'gb200-nvl72': 'GB200 | NVL72 GB200 | GB200 NVL | Grace Blackwell',
		'gb300-nvl72': 'GB300 | NVL72 GB300 | GB300 NVL',
		'vera-rubin-nvl72': 'Vera Rubin | VR200 | VR NVL144 | VR NVL72 | Rubin | NVL144 | VR',
		'mi455x-helios': 'MI450 | MI450X | Helios',
		'tpu-v5p': 'TPU5p | v5p',
		'tpu-v6e': 'Trillium | TPU6e | v6e',
		'tpu7x-ironwood': 'TPU v7 | TPU7 | Ironwood | TPUv7',
		trainium2: 'TRN2 | Trn2 | Trainium 2',
		trainium3: 'TRN3 | Trn3 | Trainium 3',
		gaudi3: 'Gaudi | Gaudi-3',
	},
	trades: {
		electrician: 'electrician | electrical | inside wireman | wiremen | elec | IBEW',
		plumber: 'plumber | plumbing',
		pipefitter: 'pipefitter | pipe fitters | pipe fitter | fitters | steamfitters | steam fitters | mechanical | UA',
		ironworker: 'steelworkers | steel workers | steelworker | steel erectors | iron workers | structural steel | steel',
		network_technician:
			'network techs | cabling | low voltage | structured cabling | fiber techs | network tech | LV techs',
		equipment_installer: 'installers | installer | rack installers | rack & stack | rack and stack',
		operations_technician:
			'operations | ops | ops techs | ops technicians | facility technicians | CFE | critical facilities | DC techs | operations staff',
		hvac_sheet_metal: 'HVAC | sheet metal | sheet-metal | sheet metal workers | ductwork',
		insulator: 'insulation',
		carpenter: 'carpentry | formwork',
		laborer: 'laborers | laborer | labour | labor | general labor | general labour | helpers',
		operating_engineer: 'operators | equipment operators | crane operators | heavy equipment operators',
		line_worker: 'linemen | lineman | line crew | lineworkers',
		substation_technician: 'substation techs | relay techs | HV technicians | protection engineers',
		boilermaker_millwright: 'millwright | millwrights | boilermakers | boilermaker',
		commissioning_agent: 'commissioning | Cx agents | Cx agent | Cx | CxA | commissioning engineers',
		project_management: 'PM | project managers | management | supervision | site managers | superintendents',
		security_officer: 'security | guards',
	},
	archetypes: {
		'chat-consumer': 'chat | chatbot | assistant | consumer chat | chat assistant',
		education: 'tutoring | tutor | edtech',
		'software-development':
			'coding | code | coding agent | coding assistant | dev | software | copilot for developers | agentic coding',
		'customer-service':
			'support | customer support | call center | call centre | contact center | support copilot | customer care',
		'legal-copilot': 'legal | law',
		radiology: 'imaging | medical imaging | radiology',
		'drug-discovery': 'pharma | drug design | protein folding | biotech',
		'materials-climate': 'weather | climate | materials | weather forecasting',
		'industrial-robots': 'robots | robotics | humanoids',
		'autonomous-vehicles': 'AV | self-driving | autonomous | robotaxi',
		logistics: 'supply chain',
		manufacturing: 'factory | quality inspection | industrial',
		finance: 'banking | trading | financial',
		'reasoning-research': 'deep research | research agent | research | reasoning',
	},
	models: {
		'llama-3.1-70b': 'Llama 70B | Llama3 70B | Llama 3.3 70B | Llama 3.1 70B | Llama-70B',
		'llama-3.1-405b': 'Llama 405B | 405B',
		'llama-3.1-8b': 'Llama 8B | 8B',
		'deepseek-v3-r1': 'DeepSeek | DeepSeek V3 | DeepSeek R1 | DeepSeek-R1 | R1 | DSV3',
		'deepseek-v4-pro': 'DeepSeek V4',
		'qwen3-235b-a22b': 'Qwen 235B | Qwen3 235B | Qwen 3 235B',
		'gpt-oss-120b': 'gpt oss | GPT-OSS',
		alphafold3: 'AlphaFold | AF3',
		'kimi-k2': 'Kimi | K2',
	},
}

/** The same of lists that a field keeps itself: none of them has two choices of one key with other names. */
const OF_LISTS: Names = {
	study:
		'in study | étude | à l’étude | Planung | en estudio | proposed | early | applied | application | LOI | planned | under study | negotiation | in negotiation',
	agreement:
		'signed | signé | unterzeichnet | firmado | assinado | executed | contracted | ISA | IA signed | agreed | PPA signed | under contract | contract signed',
	construction:
		'building | en construction | im Bau | en construcción | under construction | in construction | being built | u/c',
	energised:
		'energized | en service | in Betrieb | en operación | live | operational | in service | operating | online | in operation',
	greenfield: 'new build | new | newbuild | new-build | ground up | ground-up',
	shell_exists:
		'shell | shell ready | shell done | existing shell | powered shell | shell exists | shell only | shell in place',
	fit_out_only: 'fit-out | fitout | fit out | fit-out only | retrofit | conversion | refurb | tenant fit-out',
	existing: 'existing hall | in service | brownfield | existing building',
	gen_ccgt: 'CCGT | GuD | GuD-Kraftwerk | combined cycle',
	gen_simple_cycle: 'simple cycle | gas turbine | OCGT | peaker',
	gen_solar: 'solar | solar farm | PV',
	bess: 'battery | batteries | battery storage | Batteriespeicher | Speicher',
	hv_line:
		'line | HS-Leitung | Hochspannungsleitung | Leitung | ligne HT | transmission line | HV line | OHL | overhead line | transmission',
	substation_mv:
		'substation | Umspannwerk | UW | poste | poste source | subestación | subestação | new substation | sub | switchyard | switching station',
	planned: 'not ordered | to order | open | not yet ordered | no PO',
	ordered: 'PO placed | open PO | PO open | PO issued | on order | PO | released | purchased | bought | yes',
	market: 'spot | open market | new order',
	reserved: 'slot | reserved slot | framework | slot reserved | production slot',
	supplied: 'owner supplied | OFE | OFCI | owner-furnished | owner furnished | utility supplied | free issue',
	in_stock: 'stock | on hand | warehouse | in warehouse | ex stock | from stock',
	constant: 'flat | none | no growth',
	linear: 'straight line | lin',
	exponential: 'exp | compound | CAGR',
	s_curve: 'S curve | logistic | sigmoid | scurve',
	inference: 'serving | serve | inference serving | prod | production',
	training: 'train | pretraining | pre-training | pre-train | fine-tuning | finetuning',
	batch: 'offline | batch inference | batch jobs | jobs',
	standing: 'reserved | research cluster | base load | always on',
	retrofit: 'retrofit of a shell that stands | retrofit of a shell',
	ai_build: 'built for accelerators | AI',
	own_pace: 'a cloud at its own pace | self-build | hyperscaler self-build',
	bf16: 'bfloat16 | BF-16 | 16-bit | 16 bit',
	fp8: 'FP-8 | 8-bit | 8 bit | float8',
	fp4: 'FP-4 | NVFP4 | MXFP4 | 4-bit | 4 bit',
}

function alsoCalled(table: string | null) {
	const names = table === null ? OF_LISTS : (ownValue(CALLED, table) ?? {})
	return keptBy((choices: readonly GridChoice[]): readonly GridChoice[] =>
		choices.map((choice) => {
			const also = ownValue(names, choice.value)?.split(' | ') ?? []
			return also.length === 0 ? choice : { ...choice, also: [...(choice.also ?? []), ...also] }
		}),
	)
}
const ofTables = new Map<string | null, ReturnType<typeof alsoCalled>>()

/** The choices of a field with all that they are called by who types or pastes: more than a page need carry. */
export function choicesAsTyped(plan: PlanFile, facts: FieldFacts): readonly GridChoice[] {
	const called = ofTables.get(facts.reference) ?? alsoCalled(facts.reference)
	ofTables.set(facts.reference, called)
	return called(choicesFor(plan, facts))
}

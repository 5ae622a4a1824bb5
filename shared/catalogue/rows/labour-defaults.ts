import { record } from '../types.ts'
import type { ByTrade, OperationsDayStaff, OperationsPost } from '../workforce-types.ts'

// prettier-ignore
const posts: readonly OperationsPost[] = [{ trade: 'operations_technician', title: 'Shift supervisor', per: 'campus', posts: 1, postsPerExtraMW: 0, freeMW: 0, security: null }, { trade: 'operations_technician', title: 'Controls / BMS-EPMS operator', per: 'campus', posts: 1, postsPerExtraMW: 0, freeMW: 0, security: null }, { trade: 'electrician', title: 'Critical-facility technician, electrical', per: 'building', posts: 1, postsPerExtraMW: 0.0066666667, freeMW: 75, security: null }, { trade: 'operations_technician', title: 'Critical-facility technician, mechanical / liquid cooling', per: 'building', posts: 1, postsPerExtraMW: 0.0066666667, freeMW: 75, security: null }, { trade: 'security_officer', title: 'Gate, control room, patrol', per: 'campus', posts: 0, postsPerExtraMW: 0, freeMW: 0, security: { floor: 2, cap: 5, MWPerPost: 60, perBuilding: 0.5 } }, { trade: 'equipment_installer', title: 'IT hardware operations, minimum', per: 'campus', posts: 2, postsPerExtraMW: 0, freeMW: 0, security: null }]

// prettier-ignore
const dayStaff: readonly OperationsDayStaff[] = [{ trade: 'electrician', title: 'Electrical maintenance', headsPerMW: 0.07, minimumHeads: 0, source: 'IBEW Local 26 (2023): about 30 electricians maintain each campus. For a 150 MW two-building campus posts give 10 and 0.07/MW gives 10; the rest is taken as outage and project contractors' }, { trade: 'hvac_sheet_metal', title: 'Mechanical maintenance', headsPerMW: 0.055, minimumHeads: 0, source: 'estimate' }, { trade: 'operations_technician', title: 'Controls and instrumentation', headsPerMW: 0.012, minimumHeads: 0, source: 'estimate' }, { trade: 'equipment_installer', title: 'IT hardware break/fix', headsPerMW: 0.13, minimumHeads: 0, source: 'Llama 3: 419 unexpected interruptions / 54 days / 16,384 GPUs = 14.4 per 1,000 GPU-month; 510 GPUs/MW, 78% hardware, half hands-on x 2.5 h + 8 h preventive + 3 h RMA per MW-month / 145 h' }, { trade: 'network_technician', title: 'Network technicians', headsPerMW: 0.03, minimumHeads: 4, source: 'estimate' }, { trade: 'equipment_installer', title: 'Logistics and inventory', headsPerMW: 0.03, minimumHeads: 3, source: 'estimate' }, { trade: 'equipment_installer', title: 'Refresh and re-rack', headsPerMW: 0.05, minimumHeads: 0, source: '9 racks x 20%/yr x 54 h / 1,800 h' }]

/** Operations posts, productivity factors, apprenticeship and quantities per MW. */
export const operationsStaffing = record({
	coverageFactor: { low: 4.7, best: 4.9, high: 5.3 },
	posts,
	dayStaff,
	managementShare: 0.1,
	/** heads of a small site: max(minimumHeads, headsAtOneMW · MW IT ^ exponent); true within rangeFactor either way */
	fit: { headsAtOneMW: 5.466, exponent: 0.617, minimumHeads: 16.2, rangeFactor: 2 },
	/** of a larger one: straight in logs through these, the last slope beyond */
	knots: {
		small: { itMW: 36, heads: 50 },
		middle: { itMW: 160, heads: 100 },
		large: { itMW: 1000, heads: 400 },
		largest: { itMW: 1600, heads: 500 },
	},
	/** share · (1 + secondTeam · MW ÷ (MW + secondTeamMW)) of them */
	operatingModels: {
		lean: { share: { low: 0.25, best: 0.65, high: 0.8 }, secondTeam: 0 },
		base: { share: { low: 1, best: 1, high: 1 }, secondTeam: 0 },
		tenant_and_landlord: { share: { low: 1, best: 1, high: 1 }, secondTeam: 1.5 },
		/** no more than a team a building, and nobody at the racks */
		landlord: { share: { low: 1, best: 1, high: 1 }, secondTeam: 0 },
	},
	secondTeamMW: 200,
	contractorShare: { low: 0.5, best: 0.55, high: 0.63 },
	headsPerCombinedCycleUnit: 15,
	modelsLayer: {
		onCallHeads: 8,
		networkHeadsPerAccelerator: 0.000125,
		trainingPlatformHeads: 12,
		trainingAcceleratorsPerHead: 2000,
		trainingPlatformCap: 80,
	},
	applicationsLayer: { onCallHeadsPerService: 8, platformHeadsPerAccelerator: 0.0001, ticketsPerHeadMonth: 500 },
	source:
		'Heads from 36 MW: JLARC 36 MW 50, six campuses of about 100 jobs at 142 to 180 MW, El Paso 800 MW 300, Saline 1,000 MW 450, Hyperion 1,600 MW 500; below: least squares in logs on JLARC 36 MW 50, Meta El Paso 800 MW 300, Meta Hyperion 1,600 MW 500, Stargate Saline 1,000 MW 450; the least is three posts round the clock (two technicians and a guard, facilitiesnet). Second team: Fairwater 348 MW 550, AWS New Carlisle 928 MW 1,000, Port Washington 902 MW 1,000, Project Jupiter 1,000 MW 750. Roles: IBEW Local 26; Llama 3 run interruptions. A factor-of-two tool: announcements mix employees, contractors, tenants and promises.',
	asOf: '2026-11',
	confidence: 'low',
})

// prettier-ignore
const byCountry: Readonly<Record<string, number>> = { LU: 1.1, HU: 1.1, RO: 1.1, BG: 1.1, SK: 1.1, SI: 1.1, HR: 1.1, EE: 1.1, LV: 1.1, LT: 1.1 }

// prettier-ignore
export const productivityFactors = record({
	/** productivity by weekly hours; hours multiplier = P(50) ÷ P(week), linear between */
	overtime: [{ weeklyHours: 40, productivity: 1 }, { weeklyHours: 45, productivity: 0.97 }, { weeklyHours: 50, productivity: 0.92 }, { weeklyHours: 55, productivity: 0.88 }, { weeklyHours: 60, productivity: 0.84 }, { weeklyHours: 70, productivity: 0.75 }, { weeklyHours: 84, productivity: 0.62 }],
	overtimePessimistic: [{ weeklyHours: 40, productivity: 1 }, { weeklyHours: 50, productivity: 0.75 }, { weeklyHours: 60, productivity: 0.65 }],
	overtimeReferenceHours: 50,
	secondShift: 1.08,
	thirdShift: 1.18,
	/** (1 − k·p) ÷ (1 − k·p0) on prefabricated packages; shop hours = shopShare · p · book hours */
	prefab: { k: 0.6, referenceShare: 0.3, shopShare: 0.55 },
	learning: { rate: 0.93, exponent: -0.1047, referenceAverage: 0.9216, floor: 0.75, gapMonths: 3 },
	/** hours of countries that have no row of their own in `country-work.ts` */
	location: { byCountry },
	liveCampus: 1.07,
	firstOfKind: 1.1,
	source: 'MCAA OT1, Business Roundtable, CII (overtime); DPR, Legence, Rosendin (prefabrication); UN 1965, Thomas 1986 (learning); Compass-type ranges (location); 84 h: slope of the 60–70 h rows carried on, Meglan: 70–80 h weeks an absolute productivity disaster',
	asOf: '2026-06',
	confidence: 'low',
})

// prettier-ignore
const byTrade: ByTrade<{ readonly years: number; readonly onTheJobHours: number }> = { electrician: { years: 5, onTheJobHours: 8000 }, pipefitter: { years: 5, onTheJobHours: 8500 }, plumber: { years: 5, onTheJobHours: 8500 }, ironworker: { years: 4, onTheJobHours: 7000 }, hvac_sheet_metal: { years: 5, onTheJobHours: 8000 }, line_worker: { years: 4, onTheJobHours: 7000 }, operating_engineer: { years: 3, onTheJobHours: 6000 }, carpenter: { years: 4, onTheJobHours: 7000 }, laborer: { years: 2, onTheJobHours: 4000 }, network_technician: { years: 3, onTheJobHours: 5000 } }

// prettier-ignore
export const apprenticeship = record({
	byTrade,
	completion: { joint: 0.6, nonJoint: 0.4, allRegistered: 0.35 },
	cancellationByYear: [0.4, 0.25, 0.17, 0.11, 0.07],
	productivityByYear: [0.45, 0.55, 0.65, 0.75, 0.88],
	wageShareByYear: [0.45, 0.52, 0.62, 0.72, 0.82],
	journeymanExitRatePerYear: 0.089,
	intakeLagMonths: 4,
	source: 'Aspen Institute 2013: about half of building-trades apprentices leave; DOL RAPIDS under 35% overall (recalled); BLS 81,000 openings/yr 2024-34 less growth 77,400/10 = 73,260 / 818,700 (electricians; exits plus transfers)',
	asOf: '2026-06',
	confidence: 'low',
})

// prettier-ignore
const hoursPerWorkerMonth: Readonly<Record<string, number>> = { '40h': 159.5, '50h': 199.3, '55h': 219.3, '60h': 239.2 }

// prettier-ignore
const recordables: Readonly<Record<string, number>> = { construction2023: 2.3, electricalContractors2021: 1.8, ownerTarget: 0.6, planning: 1 }

// prettier-ignore
export const labourDefaults = record({
	ksfPerMW: { low: 1.65, best: 3.5, high: 10 },
	acresPerKsf: 0.115,
	steelTonsPerKsf: 6.5,
	mvaPerMW: 1.69,
	racksPerMW: 9,
	/** racks of accelerators, network and storage ÷ racks of accelerators */
	racksPerAcceleratorRack: 1.3432835821,
	/** accelerators in a rack where the chip's row does not say */
	acceleratorsPerRack: 64,
	facilityMWPerItMW: 1.25,
	usElectricians: 818700,
	hoursPerWorkerMonth,
	netAddsPerMonthAggressive: 450,
	unionBurden: 1.67,
	overtimeWageMultiplier: 1.5,
	overtimeStartsAtHours: 40,
	/** weeks of leave and holidays that `absenceShare` already holds, those of the United States */
	leaveWeeksInAbsence: 3.2,
	recordables,
	foremanPerCraft: 0.1111111111,
	source: 'Published areas and loads of nine AI campuses; Abilene, Hyperion, Fairwater head-counts (ramp); IBEW Local 1 (union burden); BLS SOII (recordables)',
	asOf: '2026-06',
	confidence: 'medium',
})

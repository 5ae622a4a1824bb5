import type { MilestoneKind } from '#shared/result/milestone-result.ts'
import { LARGE_LOAD_FORMAT, type LargeLoad, type LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { transformerCheck } from '../../findings/transformer-finding.ts'
import { headOf, type PacketInput, assumed } from '../packet.ts'
import { ruleSentence } from '../../messages/rule-words.ts'
import { rulesOfSite } from '../../pages/site/rule-tables.ts'
import { pauseContracts, siteLoad } from './site-load.ts'
import { contractsOf, plantsOf, securityOf, standbyOf, worksOf, kindOf } from './supply.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { said, statedNumber, statedText } from '#server/views/packets/stated.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { valueAt } from '#server/views/grid/grid-rows.ts'

type Gap = LargeLoad['missing'][number]
type List = 'sites' | 'powerContracts' | 'workloads'
type LargeLoadEntry = PlanFile[List][number]

/** What a utility asks, by the field that answers it, and what it wants it for. */
const OF_SITE = {
	siteControl: 'Utilities study a request only with site control.',
	latitude: 'Locates the site on the grid.',
	landHectares: 'Shows that the load fits the land.',
	'interconnection.connectionPoint': 'The study is for one substation, bus or line.',
	'interconnection.voltageKV': 'The level the load is connected at.',
	'interconnection.limitMW': 'Capacity the connection must carry.',
	'interconnection.transformers': 'Sets the load served with the largest one out.',
	'interconnection.otherRequestsMW': 'Duplicate requests overstate load.',
	'interconnection.rideThrough': 'A large load that trips at once disturbs the grid.',
	'interconnection.powerQuality':
		'Limits of harmonics, flicker and steps of load are agreed before service; converters of a data center make harmonics.',
} as const
const OF_GRID_CONTRACT = {
	counterparty: 'Names the supplier.',
	collateralUsd: 'The collateral behind the request.',
	startDelayMonths: 'Without a late case, P90 equals P50.',
} as const
const OF_PLANT = { maxHoursPerYear: 'A permit limits backup by hours.' } as const
const OF_PAUSE = { maxHoursPerYear: 'Hours per year the load may pause.' } as const
const OF_WORKLOAD = { flexibility: 'Unspecified load counts as firm.' } as const

const isMissing = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A delay of a contract is a group: it is called by its late case. */
const labelOf = (list: List, field: string): string => {
	const facts =
		field === 'startDelayMonths'
			? fieldFacts(list, 'startDelayMonths.p90')
			: field === 'interconnection.transformers'
				? fieldFacts(list, 'interconnection.transformers.MVA')
				: fieldFacts(list, field)
	return field === 'interconnection.transformers' ? `Transformers, ${facts.label.toLowerCase()}` : facts.label
}

type LargeLoadAsked = { readonly list: List; readonly entry: LargeLoadEntry; readonly siteId: string | null }

function gapsOf({ list, entry, siteId }: LargeLoadAsked, wanted: Readonly<Record<string, string>>): readonly Gap[] {
	return Object.entries(wanted)
		.filter(([field]) => isMissing(valueAt(entry, field.split('.'))))
		.map(([field, why]) => ({
			siteId,
			of: entry.name ?? entry.id,
			label: labelOf(list, field),
			why,
			page: listAddress(list, `edit=${encodeURIComponent(`${list}/${entry.id}`)}`),
			path: `${list}/${entry.id}/${field}`,
		}))
}

const APPLICANT = {
	organisation: { label: 'Applicant', why: 'The request needs a signatory.' },
	contact: { label: 'Contact', why: 'The utility’s contact for questions.' },
} as const

/** Who applies, where nobody is known: a plan file names none. */
function gapsOfApplicant({ plan, applicant }: Pick<PacketInput, 'plan' | 'applicant'>): readonly Gap[] {
	return (['organisation', 'contact'] as const).flatMap((field): readonly Gap[] => {
		if (!isMissing(applicant?.[field])) return []
		return [{ siteId: null, of: plan.name, ...APPLICANT[field], page: 'reports', path: `applicant/${field}` }]
	})
}

/** What the plan does not say of what a utility asks: nothing is made up for it. */
function gapsIn(plan: PlanFile): readonly Gap[] {
	const contracts = plan.powerContracts.flatMap((entry) => {
		const { role } = kindOf(plan, entry)
		const asked = { list: 'powerContracts', entry, siteId: entry.siteId } as const
		if (role === 'import') return gapsOf(asked, OF_GRID_CONTRACT)
		if (role === 'load') return gapsOf(asked, OF_PAUSE)
		return role === 'onsite_combustion' ? gapsOf(asked, OF_PLANT) : []
	})
	return [
		...plan.sites.flatMap((entry) => gapsOf({ list: 'sites', entry, siteId: entry.id }, OF_SITE)),
		...contracts,
		...plan.workloads.flatMap((entry) => gapsOf({ list: 'workloads', entry, siteId: null }, OF_WORKLOAD)),
	]
}

type LargeLoadConnectionOfSite = PlanFile['sites'][number]
type Transformers = Pick<LargeLoadSite['connection'], 'allTransformersMVA' | 'withoutLargestMVA' | 'withoutLargestMW'>

/** All of them, and with the largest out of service. */
function transformersOf(
	{ transformers }: LargeLoadConnectionOfSite['interconnection'],
	powerFactor: number,
): Transformers {
	if (transformers.length === 0) return { allTransformersMVA: null, withoutLargestMVA: null, withoutLargestMW: null }
	const all = transformers.reduce((sum, { MVA, count }) => sum + MVA * count, 0)
	const left = all - Math.max(...transformers.map(({ MVA }) => MVA))
	return { allTransformersMVA: all, withoutLargestMVA: left, withoutLargestMW: left * powerFactor }
}

/** What a single-line diagram is drawn from. */
function connectionOf(
	plan: PlanFile,
	site: LargeLoadConnectionOfSite,
): Omit<LargeLoadSite['connection'], 'transformerRemark'> {
	const { interconnection } = site
	const powerFactor = assumed(plan, 'powerFactor', site.id)
	return {
		connectionPoint: said(interconnection.connectionPoint),
		voltageKV: interconnection.voltageKV,
		limitMW: interconnection.limitMW,
		transformers: interconnection.transformers.map(({ MVA, count }) => ({ MVA, count })),
		spareTransformers: statedNumber(interconnection.spareTransformers, 'sites', 'interconnection.spareTransformers'),
		...transformersOf(interconnection, powerFactor),
		powerFactor,
		redundancy: statedText(site.redundancy, 'sites', 'redundancy'),
		supplyRedundancy: statedText(site.supplyRedundancy, 'sites', 'supplyRedundancy'),
		rideThrough: interconnection.rideThrough,
		powerQuality: said(interconnection.powerQuality),
		otherRequestsMW: interconnection.otherRequestsMW,
		exportLimitMW: statedNumber(site.exportLimitMW, 'sites', 'exportLimitMW'),
	}
}

/** Numbers that no quantity of the engine is: each with what it is reckoned from. */
const RECKONED: LargeLoad['reckoned'] = [
	{
		name: 'Load',
		unit: 'MW at the meter',
		formula: 'max(layers.energy.required, facilityPowerMW) of the site and month',
		source: 'Engine: requests of workloads, and peak draw of energized accelerators',
	},
	{
		name: 'Pausable',
		unit: 'MW at the meter',
		formula:
			'min(load, max(Σ ramped MW of contracts on own flexibility, load × share of accelerators at work whose workload is stated to pause))',
		source: 'Plan: powerContracts of a kind with the role load; workloads.flexibility',
	},
	{
		name: 'Shiftable',
		unit: 'MW at the meter',
		formula: 'min(load − pausable, load × share of accelerators at work whose workload is stated to shift)',
		source: 'Plan: workloads.flexibility',
	},
	{
		name: 'Share of accelerators at work',
		unit: 'share',
		formula:
			'Σ accelerators × rated kW of the workloads ÷ Σ of all workloads, × min(1, accelerators at work ÷ energized), × (IT power − leased) ÷ IT power; before anything runs, by accelerators requested',
		source: 'Engine: placements, energized accelerators, leased MW IT; catalog: rated power of the chip',
	},
	{
		name: 'Firm',
		unit: 'MW at the meter',
		formula: 'load − shiftable − pausable; unspecified load counts as firm',
		source: 'This packet',
	},
	{
		name: 'Peak import',
		unit: 'MW at the meter',
		formula: 'max(0, load − Σ firm MW of plant and batteries on the site)',
		source: 'This packet; engine: contracts.firmMW',
	},
	{
		name: 'Net import',
		unit: 'MWh a month',
		formula: 'energy over the grid − on-site energy sent out, by the hours of four kinds of day',
		source: 'Engine: dispatch.importMWh, dispatch.exportMWh',
	},
	{
		name: 'With the largest transformer out',
		unit: 'MW',
		formula: '(Σ MVA − largest MVA) × power factor',
		source: 'Plan: interconnection.transformers; assumption powerFactor',
	},
	{
		name: 'Ready, P50 and P90',
		unit: 'month',
		formula: 'planned month + delay (likely, late case); contracts also wait for the plant they need',
		source: 'Engine: contracts.start and lateStart; plan: gatingWorks',
	},
]

function monthOf({ result }: PacketInput, siteId: string, kind: MilestoneKind): string | null {
	return result.milestones.find((one) => one.kind === kind && one.siteId === siteId)?.month ?? null
}

function rulesOf(input: PacketInput, siteId: string): LargeLoadSite['rules'] {
	return rulesOfSite(input, siteId).map(({ set, found }) => {
		const { id, name, jurisdiction, section, duty, status, asOf, source } = set
		const { reach, answer, mayHaveChanged } = found
		return {
			...{ id, name, jurisdiction, section, duty, status, reach, answer, asOf, mayHaveChanged, source },
			told: ruleSentence(set, found),
			asked: found.asked.map((one, index) => ({ group: set.asked[index]?.group ?? '', ...one })),
		}
	})
}

function siteOf(input: PacketInput, site: PacketInput['plan']['sites'][number]): LargeLoadSite {
	const { plan, result } = input
	const { id } = site
	const found = result.sites[id]
	if (found === undefined) throw new Error(`The result has no site ${id}.`)
	const hours = pauseContracts(input, id).flatMap(({ maxHoursPerYear }) => maxHoursPerYear ?? [])
	return {
		...{ id, name: site.name, country: site.country, region: site.region },
		...{ latitude: site.latitude, longitude: site.longitude },
		...{ siteControl: site.siteControl, landHectares: site.landHectares },
		requestMW: found.space.siteCapacityMW,
		peakMW: found.space.peakFacilityMW,
		firstPower: monthOf(input, id, 'first_power'),
		fullPower: monthOf(input, id, 'full_power'),
		load: siteLoad(input, id),
		pauseHoursPerYear: hours.length === 0 ? null : Math.min(...hours),
		connection: { ...connectionOf(plan, site), transformerRemark: transformerCheck(input, site)?.text ?? null },
		contracts: contractsOf(input, id),
		security: securityOf(input, id),
		plants: plantsOf(input, id),
		standby: standbyOf(input, id),
		works: worksOf(input, id),
		rules: rulesOf(input, id),
	}
}

/** Nobody is made up who applies. */
const NOBODY = { organisation: null, contact: null }

/** What a utility asks of a large load, from a plan and its result. */
export function largeLoadOf(input: PacketInput): LargeLoad {
	return {
		format: LARGE_LOAD_FORMAT,
		...headOf(input),
		applicant: input.applicant ?? NOBODY,
		sites: input.plan.sites.map((site) => siteOf(input, site)),
		missing: [...gapsOfApplicant(input), ...gapsIn(input.plan)],
		reckoned: RECKONED,
	}
}

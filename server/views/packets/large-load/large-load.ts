import type { MilestoneKind } from '#shared/milestone-result.ts'
import { LARGE_LOAD_FORMAT, type LargeLoad, type LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { transformerCheck } from '../../findings/transformer-finding.ts'
import { headOf, type PacketInput } from '../packet.ts'
import { connectionOf } from './connection.ts'
import { gapsIn, gapsOfApplicant } from './gaps.ts'
import { pauseContracts, siteLoad } from './site-load.ts'
import { contractsOf, plantsOf, securityOf, standbyOf, worksOf } from './supply.ts'

/** Numbers that no quantity of the engine is: each with what it is reckoned from. */
const RECKONED: LargeLoad['reckoned'] = [
	{
		name: 'Load',
		unit: 'MW at the meter',
		formula: 'max(layers.energy.required, facilityPowerMW) of the site and month',
		source: 'Engine: what workloads ask for, and what energised accelerators draw at their peak',
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
			'Σ accelerators × rated kW of the workloads ÷ Σ of all workloads, × min(1, accelerators at work ÷ energised), × (IT power − leased) ÷ IT power; before anything runs, by accelerators asked for',
		source: 'Engine: placements, energisedAccelerators, leasedItMW; catalogue: rated power of the chip',
	},
	{
		name: 'Firm',
		unit: 'MW at the meter',
		formula: 'load − shiftable − pausable; what nothing is said of counts as firm',
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

import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import type { LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, wholeDelay } from '#shared/units/months.ts'
import { largest } from '../../figures/series.ts'
import { eightyBy } from '../../odds/beside.ts'
import type { PacketInput } from '../packet.ts'
import { said, statedNumber, statedText } from '../stated.ts'

type SupplySource = Pick<PacketInput, 'plan' | 'result' | 'simulation'>
type SupplyContract = PlanFile['powerContracts'][number]
type Role = PowerContractType['role']

const PLANT: readonly Role[] = ['onsite_combustion', 'onsite_zero_carbon', 'storage']

export const kindOf = (plan: PlanFile, { kind }: Pick<SupplyContract, 'kind'>): PowerContractType => {
	const found = catalogueFor(plan).powerContractTypes.find(({ id }) => id === kind)
	if (found === undefined) throw new Error(`There is no kind of contract ${kind}.`)
	return found
}

const resultOf = ({ result }: SupplySource, { id }: SupplyContract) => {
	const found = result.contracts[id]
	if (found === undefined) throw new Error(`The result has no contract ${id}.`)
	return found
}

function readyOf(source: SupplySource, contract: SupplyContract) {
	const { start, lateStart } = resultOf(source, contract)
	return { p50: start, p90: lateStart }
}

const eightyOf = (source: SupplySource, { id }: SupplyContract) => eightyBy(source, `contract:${id}`)?.month ?? null

const ofSite = ({ plan }: SupplySource, siteId: string, isWanted: (role: Role) => boolean): readonly SupplyContract[] =>
	plan.powerContracts.filter((one) => one.siteId === siteId && isWanted(kindOf(plan, one).role))

/** Everything that brings energy over the grid, or settles it, and the load that pauses. */
export function contractsOf(source: SupplySource, siteId: string): LargeLoadSite['contracts'] {
	return ofSite(source, siteId, (role) => !PLANT.includes(role)).map((contract) => {
		const kind = kindOf(source.plan, contract)
		return {
			id: contract.id,
			name: contract.name ?? contract.id,
			kind: kind.name,
			status: statedText(contract.status, 'powerContracts', 'status'),
			counterparty: said(contract.counterparty),
			capacityMW: contract.capacityMW,
			plannedStart: contract.startMonth,
			ready: readyOf(source, contract),
			eightyBy: eightyOf(source, contract),
			termMonths: contract.termMonths,
			rampMonths: statedNumber(contract.rampMonths, 'powerContracts', 'rampMonths'),
			rampSteps: contract.rampSteps.map(({ month, MW }) => ({ month, MW })),
			firmMW: largest(resultOf(source, contract).firmMW)?.value ?? 0,
			curtailmentHoursPerYear: contract.curtailmentHoursPerYear ?? kind.curtailmentHoursPerYear?.best ?? null,
			takeOrPayShare: statedNumber(contract.takeOrPayShare, 'powerContracts', 'takeOrPayShare'),
			minimumDemandShare: contract.minimumDemandShare ?? kind.minimumDemandShare,
		}
	})
}

/** Money that a counterparty holds, or is promised. */
export function securityOf(source: SupplySource, siteId: string): LargeLoadSite['security'] {
	return ofSite(source, siteId, (role) => role === 'import').map((contract) => ({
		contractId: contract.id,
		name: contract.name ?? contract.id,
		collateralUsd: contract.collateralUsd,
		postedMonth:
			contract.collateralUsd === null ? null : (contract.collateralMonth ?? resultOf(source, contract).start),
		returnedMonth: contract.collateralUsd === null ? null : contract.collateralReleaseMonth,
		networkUpgradeUsd: statedNumber(contract.networkUpgradeUsd, 'powerContracts', 'networkUpgradeUsd'),
		exitFeeUsd: contract.exitFeeUsd,
	}))
}

/** A battery’s energy, and how long it lasts at its capacity. */
function storageOf(source: SupplySource, contract: SupplyContract) {
	const stored = resultOf(source, contract).battery?.storedMWh ?? null
	return {
		storedMWh: stored,
		hours: stored === null || contract.capacityMW === 0 ? null : stored / contract.capacityMW,
	}
}

/** Plant and batteries on the site. */
export function plantsOf(source: SupplySource, siteId: string): LargeLoadSite['plants'] {
	return ofSite(source, siteId, (role) => PLANT.includes(role)).map((contract) => {
		const kind = kindOf(source.plan, contract)
		const units = resultOf(source, contract).plant?.units ?? contract.units
		return {
			id: contract.id,
			name: contract.name ?? contract.id,
			kind: kind.name,
			capacityMW: contract.capacityMW,
			units,
			unitMW: contract.unitMW ?? (units === null || units === 0 ? kind.unitMW : contract.capacityMW / units),
			...storageOf(source, contract),
			permittedHoursPerYear: contract.maxHoursPerYear,
			ready: readyOf(source, contract),
			eightyBy: eightyOf(source, contract),
		}
	})
}

/** What starts, or holds, when the grid fails: engines and batteries of the halls. */
const STANDBY = ['generator', 'ups', 'battery_cabinet'] as const

export function standbyOf({ result }: SupplySource, siteId: string): LargeLoadSite['standby'] {
	const rows = result.sites[siteId]?.equipment ?? []
	return STANDBY.flatMap((item) =>
		rows
			.filter((row) => row.item === item && row.needed > 0)
			.map(({ name, needed, unitSize, sizeUnit }) => ({ item, name, units: needed, unitSize, sizeUnit })),
	)
}

/** Works of others that the power waits for, due in the month after they are finished. */
export function worksOf({ plan }: SupplySource, siteId: string): LargeLoadSite['works'] {
	return plan.gatingWorks
		.filter((work) => work.siteId === siteId)
		.map((work) => {
			const due = (late: number) => addMonths(work.startMonth, work.durationMonths + wholeDelay(late))
			const { p50, p90 } = work.startDelayMonths ?? { p50: 0, p90: 0 }
			return {
				id: work.id,
				name: work.name ?? work.id,
				contractId: work.contractId,
				gatesMW: work.gatesMW,
				ready: { p50: due(p50), p90: due(p90) },
				contributionUsd: statedNumber(work.contributionUsd, 'gatingWorks', 'contributionUsd'),
			}
		})
}

import type { ContractResult } from '#shared/energy-result.ts'
import type { HallResult } from '#shared/equipment-result.ts'
import type { ScheduleEntry, TradeResult } from '#shared/result.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { ApplicationResult, ReplicaResult, TrainingResult, WorkloadResult } from '#shared/workload-result.ts'
import type { FigureKeyRow, FigureSource, FigureValues } from './figure-key-row.ts'

type Own = Required<Pick<FigureKeyRow, 'of'>>

/** Months from the plan's first, as the engine counts them. */
const monthNumber = ({ result }: FigureSource, month: string | null): number | null =>
	month === null ? null : monthsBetween(result.months[0] ?? month, month)

const atContract = (read: (contract: ContractResult, source: FigureSource) => FigureValues): Own => ({
	of: {
		kind: 'contract',
		ids: ({ plan }) => plan.powerContracts.map(({ id }) => id),
		read: (source, id) => {
			const contract = source.result.contracts[id]
			return contract && read(contract, source)
		},
	},
})

const atHall = (read: (hall: HallResult) => FigureValues): Own => ({
	of: {
		kind: 'phase',
		ids: ({ plan }) => plan.buildPhases.map(({ id }) => id),
		read: ({ result }, id) => {
			const hall = result.halls[id]
			return hall && read(hall)
		},
	},
})

const atDate = (read: (entry: ScheduleEntry, source: FigureSource) => FigureValues): Own => ({
	of: {
		kind: 'phase',
		ids: ({ plan }) => plan.buildPhases.map(({ id }) => id),
		read: (source, id) => {
			const entry = source.result.schedule[`phase:${id}`]
			return entry && read(entry, source)
		},
	},
})

const ofTrade = (read: (trade: TradeResult) => FigureValues): Own => ({
	of: {
		kind: 'trade',
		ids: ({ result }) => Object.keys(result.workforce.trades),
		read: ({ result }, id) => {
			const trade = result.workforce.trades[id]
			return trade && read(trade)
		},
	},
})

const ofApplication = (read: (application: ApplicationResult) => FigureValues): Own => ({
	of: {
		kind: 'application',
		ids: ({ plan }) => plan.applications.map(({ id }) => id),
		read: ({ result }, id) => {
			const application = result.applications[id]
			return application && read(application)
		},
	},
})

const ofWorkload = (read: (workload: WorkloadResult) => FigureValues | undefined): Own => ({
	of: {
		kind: 'workload',
		ids: ({ plan }) => plan.workloads.map(({ id }) => id),
		read: ({ result }, id) => {
			const workload = result.workloads[id]
			return workload && read(workload)
		},
	},
})

const ofRun = (read: (training: TrainingResult) => FigureValues): Own =>
	ofWorkload(({ training }) => training && read(training))

/** A workload in the pool its figures are of: `run/site/chip`. */
const inPool = (
	part: (workload: WorkloadResult) => { readonly pool: string | null } | undefined,
	read: (workload: WorkloadResult) => FigureValues | undefined,
): Own => ({
	of: {
		kind: 'placement',
		ids: ({ plan, result }) =>
			plan.workloads.flatMap(({ id }) => {
				const own = result.workloads[id]
				const pool = own && part(own)?.pool
				return pool === null || pool === undefined ? [] : [`${id}/${pool}`]
			}),
		read: ({ plan, result }, place) => {
			const workload = plan.workloads.find(({ id }) => place.startsWith(`${id}/`))
			const own = workload && result.workloads[workload.id]
			return own && `${workload.id}/${part(own)?.pool ?? ''}` === place ? read(own) : undefined
		},
	},
})

const replica = (read: (replica: ReplicaResult) => FigureValues): Own =>
	inPool(
		(own) => own.replica,
		(own) => own.replica && read(own.replica),
	)
const run = (read: (training: TrainingResult) => FigureValues): Own =>
	inPool(
		(own) => own.training,
		(own) => own.training && read(own.training),
	)

type ListName = 'powerContracts' | 'buildPhases' | 'chipOrders'

/** A field of the plan that the engine knows as a quantity. */
function planField<List extends ListName>(
	list: List,
	kind: string,
	read: (item: FigureSource['plan'][List][number]) => number,
): Own {
	const items = (source: FigureSource): readonly FigureSource['plan'][List][number][] => source.plan[list]
	return {
		of: {
			kind,
			ids: (source) => items(source).map(({ id }) => id),
			read: (source, id) => {
				const item = items(source).find((one) => one.id === id)
				return item && read(item)
			},
		},
	}
}

const atEquipment = (
	read: (row: { readonly count: number; readonly orderBy: string | null }, source: FigureSource) => FigureValues,
): Own => ({
	of: {
		kind: 'equipment',
		ids: ({ result }) =>
			Object.entries(result.sites).flatMap(([site, { equipment }]) => equipment.map(({ item }) => `${site}/${item}`)),
		read: (source, id) => {
			const cut = id.lastIndexOf('/')
			const row = source.result.sites[id.slice(0, cut)]?.equipment.find(({ item }) => item === id.slice(cut + 1))
			return row && read(row, source)
		},
	},
})

/** Figures of contracts, halls, orders, trades, workloads and applications. */
export const ITEM_KEYS = {
	'infrastructure.phaseItMW': { unit: 'itMW', ...planField('buildPhases', 'phase', (row) => row.itMW) },
	'schedule.orderAccelerators': {
		unit: 'accelerators',
		...planField('chipOrders', 'order', (row) => row.accelerators),
	},
	'contracts.start': { unit: 'gridMonths', ...atContract(({ start }, source) => monthNumber(source, start)) },
	'contracts.lateStart': {
		unit: 'gridMonths',
		...atContract(({ lateStart }, source) => monthNumber(source, lateStart)),
	},
	'energy.plantReserve': { unit: 'count', ...atContract(({ plant }) => plant?.reserveUnits ?? null) },
	'contracts.firmMW': { unit: 'facilityMW', ...atContract(({ firmMW }) => firmMW) },
	'contracts.energyMWh': { unit: 'MWh', ...atContract(({ energyMWh }) => energyMWh) },
	'contracts.attributesMWh': { unit: 'MWh', ...atContract(({ attributesMWh }) => attributesMWh) },
	'contracts.energyUsd': { unit: 'usd', ...atContract(({ energyUsd }) => energyUsd) },
	'contracts.demandUsd': { unit: 'usd', ...atContract(({ demandUsd }) => demandUsd) },
	'contracts.fuelMMBtu': { unit: 'MMBtu', ...atContract(({ fuelMMBtu }) => fuelMMBtu) },
	'contracts.curtailedMWh': { unit: 'MWh', ...atContract(({ curtailedMWh }) => curtailedMWh) },
	'contracts.battery.eventMW': { unit: 'plantMW', ...atContract(({ battery }) => battery?.eventMW ?? null) },
	'contracts.lateProbability': { unit: 'share', ...atContract(({ lateProbability }) => lateProbability) },
	'contracts.deliveryProbability': { unit: 'share', ...atContract(({ deliveryProbability }) => deliveryProbability) },
	'contracts.notBilled.ratchetUsd': { unit: 'usd', ...atContract(({ notBilled }) => notBilled.ratchetUsd) },
	'contracts.notBilled.escalatorUsd': { unit: 'usd', ...atContract(({ notBilled }) => notBilled.escalatorUsd) },
	'contracts.notBilled.exitFeeUsd': { unit: 'usd', ...atContract(({ notBilled }) => notBilled.exitFeeUsd) },
	'schedule.hallPlannedFinish': {
		unit: 'gridMonths',
		...atDate(({ plannedFinish }, source) => monthNumber(source, plannedFinish)),
	},
	'schedule.hallFinish': { unit: 'gridMonths', ...atDate(({ finish }, source) => monthNumber(source, finish)) },
	'schedule.hallDelay': { unit: 'gridMonths', ...atDate(({ delayMonths }) => delayMonths) },
	'halls.rackHeadroomKW': { unit: 'kW', ...atHall(({ rackHeadroomKW }) => rackHeadroomKW) },
	'equipment.count': { unit: 'count', ...atEquipment(({ count }) => count) },
	'equipment.orderBy': { unit: 'gridMonths', ...atEquipment(({ orderBy }, source) => monthNumber(source, orderBy)) },
	'workforce.tradeAsked': { unit: 'heads', ...ofTrade(({ asked }) => asked) },
	'workforce.tradeAvailable': { unit: 'heads', ...ofTrade(({ available }) => available) },
	'workforce.tradeMissing': { unit: 'heads', ...ofTrade(({ missing }) => missing) },
	'workforce.tradeWorked': { unit: 'heads', ...ofTrade(({ worked }) => worked) },
	'workforce.tradeBuilders': { unit: 'heads', ...ofTrade(({ building }) => building) },
	'workforce.tradeHours': { unit: 'labourHours', ...ofTrade(({ hours }) => hours) },
	'workforce.monthsLost': {
		unit: 'gridMonths',
		of: {
			kind: 'trade',
			ids: ({ result }) => Object.keys(result.workforce.trades),
			read: ({ result }, id) => {
				const { gating } = result.workforce
				return gating?.trade === id ? gating.monthsLost : undefined
			},
		},
	},
	'applications.demanded': {
		unit: 'tokensPerSecond',
		...ofApplication(({ demandTokensPerSecond }) => demandTokensPerSecond),
	},
	'applications.mean': { unit: 'tokensPerSecond', ...ofApplication(({ meanTokensPerSecond }) => meanTokensPerSecond) },
	'applications.served': {
		unit: 'tokensPerSecond',
		...ofApplication(({ servedTokensPerSecond }) => servedTokensPerSecond),
	},
	'applications.inDevices': {
		unit: 'tokensPerSecond',
		...ofApplication(({ inDevicesTokensPerSecond }) => inDevicesTokensPerSecond ?? null),
	},
	'applications.releaseEffect': { unit: 'ratio', ...ofApplication(({ releaseEffect }) => releaseEffect ?? null) },
	'models.acceleratorsRequired': {
		unit: 'accelerators',
		...ofWorkload(({ acceleratorsRequired }) => acceleratorsRequired),
	},
	'models.acceleratorsAllocated': {
		unit: 'accelerators',
		...ofWorkload(({ acceleratorsAllocated }) => acceleratorsAllocated),
	},
	'training.flops': { unit: 'flop', ...ofRun(({ flops }) => flops) },
	'training.attentionFlops': { unit: 'flop', ...ofRun(({ attentionFlops }) => attentionFlops) },
	'training.usualPostTrainingFlops': {
		unit: 'flop',
		...ofRun(({ usualPostTrainingFlops }) => usualPostTrainingFlops),
	},
	'training.hoursBetweenStops': { unit: 'hours', ...ofRun(({ hoursBetweenStops }) => hoursBetweenStops) },
	'training.checkpointSeconds': { unit: 'seconds', ...ofRun(({ checkpointSeconds }) => checkpointSeconds) },
	'training.expectedGoodput': { unit: 'share', ...ofRun(({ expectedGoodput }) => expectedGoodput) },
	'training.efficiency': { unit: 'share', ...run(({ efficiency }) => efficiency) },
	'training.acceleratorHours': { unit: 'acceleratorHours', ...run(({ acceleratorHours }) => acceleratorHours) },
	'training.days': { unit: 'days', ...run(({ days }) => days) },
	'training.memoryFloorAccelerators': {
		unit: 'accelerators',
		...run(({ memoryFloorAccelerators }) => memoryFloorAccelerators),
	},
	'training.batchCeilingAccelerators': {
		unit: 'accelerators',
		...run(({ batchCeilingAccelerators }) => batchCeilingAccelerators),
	},
	'training.expectedStops': { unit: 'count', ...run(({ expectedStops }) => expectedStops) },
	'replica.accelerators': { unit: 'accelerators', ...replica(({ accelerators }) => accelerators) },
	'replica.minimumAccelerators': {
		unit: 'accelerators',
		...replica(({ minimumAccelerators }) => minimumAccelerators),
	},
	'replica.batch': { unit: 'count', ...replica(({ batch }) => batch) },
	'replica.tokensPerSecondPerAccelerator': {
		unit: 'tokensPerSecondPerAccelerator',
		...replica(({ tokensPerSecondPerAccelerator }) => tokensPerSecondPerAccelerator),
	},
	'replica.timePerOutputTokenMs': {
		unit: 'milliseconds',
		...replica(({ timePerOutputTokenMs }) => timePerOutputTokenMs),
	},
	'replica.stepMs': { unit: 'milliseconds', ...replica(({ stepMs }) => stepMs) },
	'replica.promptsOfOthersMs': { unit: 'milliseconds', ...replica(({ promptsOfOthersMs }) => promptsOfOthersMs) },
	'replica.firstTokenSeconds': { unit: 'seconds', ...replica(({ firstTokenSeconds }) => firstTokenSeconds) },
} as const satisfies Record<string, FigureKeyRow>

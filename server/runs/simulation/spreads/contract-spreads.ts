import { findContractKind } from '#shared/catalogue/catalogue.ts'
import type { P50P90, PowerContractType } from '#shared/catalogue/types.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import {
	drawnDelay,
	guessed,
	lateSpread,
	logBand,
	MOST_MONTHS,
	months,
	typedDelay,
	type CommonCause,
	type Spread,
	type SpreadsModel,
} from './spread.ts'

type Contract = SpreadsModel['plan']['powerContracts'][number]
type ContractAt = {
	readonly model: SpreadsModel
	readonly index: number
	readonly contract: Contract
	readonly kind: PowerContractType
	/** counted from the plan's first month, likely delay included */
	readonly start: number
}

/** P90 of what a contract comes late that is agreed, or already being built. */
const LATE = { agreement: 6, construction: 4 } as const
/** What a row's source says where nobody published its figures. */
const PLANNER = 'planner default'
const DELIVERED: readonly PowerContractType['role'][] = [
	...(['import', 'offsite', 'onsite_zero_carbon', 'onsite_combustion', 'storage'] as const),
]

/** When contracts that have not begun come: by the queue where nothing is signed, else late by what is stated or usual. Rule U4. */
export function contractSpreads(model: SpreadsModel): readonly Spread[] {
	return model.plan.powerContracts.flatMap((contract, index): readonly Spread[] => {
		const kind = findContractKind(model.catalogue, contract.kind)
		const start = monthsBetween(model.plan.startMonth, contract.startMonth) + (contract.startDelayMonths?.p50 ?? 0)
		if (kind === null || contract.status === 'energised' || start <= model.asOf) return []
		const at = { model, index, contract, kind, start }
		const stated = statedDelay(at)
		if (stated) return [stated]
		if (!DELIVERED.includes(kind.role)) return []
		const queued = contract.status === 'study' || kind.firmRule === 'when_energised'
		return [(queued ? queueSpread(at) : null) ?? usualDelay(at)]
	})
}

function shared({ model, contract, kind }: ContractAt) {
	return {
		name: `powerContracts/${contract.id}/startDelayMonths`,
		place: { list: 'powerContracts', id: contract.id, field: 'startDelayMonths' },
		...months,
		cause: causeOf(model, contract, kind),
	} as const
}

function delaySpread(
	at: ContractAt,
	of: Pick<Spread, 'scale' | 'p10' | 'p50' | 'p90' | 'source' | 'citation'>,
): Spread {
	const { index, contract } = at
	return {
		...{ ...shared(at), kind: 'contract_delay', ...of, min: 0, max: MOST_MONTHS },
		write: (into, { value }) => {
			if (value !== (contract.startDelayMonths?.p50 ?? 0))
				into.set({ list: 'powerContracts', index, field: 'startDelayMonths' }, drawnDelay(value))
		},
	}
}

function statedDelay(at: ContractAt): Spread | null {
	const typed = typedDelay(at.contract.startDelayMonths)
	return typed && delaySpread(at, typed)
}

function usualDelay(at: ContractAt): Spread {
	const p50 = at.contract.startDelayMonths?.p50 ?? 0
	const late = at.contract.status === 'construction' ? LATE.construction : LATE.agreement
	return delaySpread(at, { ...lateSpread(p50, p50 + late), ...guessed })
}

/** The months left, as far spread as the queue's: its even odds stand where the plan put them. */
function queueSpread(at: ContractAt): Spread | null {
	const queue = queueOf(at)
	if (queue === null || queue.months.p50 <= 0 || queue.months.p90 <= queue.months.p50) return null
	const left = at.start - at.model.asOf
	return {
		...shared(at),
		kind: 'contract_queue',
		...logBand(left, queue.months.p90 / queue.months.p50),
		...{ source: queue.source === PLANNER ? 'guess' : 'catalogue', citation: queue.source },
		...{ min: 0, max: MOST_MONTHS },
		write: (into, { value }) => writeShift(at, into, Math.round(value - left)),
	}
}

function queueOf({ model, contract, kind }: ContractAt): { readonly months: P50P90; readonly source: string } | null {
	const region = kind.role === 'import' ? regionOf(model, contract) : null
	if (region?.interconnectionMonths)
		return { months: region.interconnectionMonths, source: region.interconnectionMonths.source }
	return kind.leadMonths && { months: kind.leadMonths, source: kind.source }
}

/** Later is a delay, which its steps follow; earlier is another start, and steps as much earlier. */
function writeShift({ index, contract }: ContractAt, into: Parameters<Spread['write']>[0], shift: number): void {
	const put = (field: string, value: unknown) => into.set({ list: 'powerContracts', index, field }, value)
	const p50 = contract.startDelayMonths?.p50 ?? 0
	const [delay, earlier] = [Math.max(0, p50 + shift), Math.min(0, p50 + shift)]
	if (delay !== p50) put('startDelayMonths', drawnDelay(delay))
	if (earlier === 0) return
	put('startMonth', addMonths(contract.startMonth, earlier))
	put(
		'rampSteps',
		contract.rampSteps.map((step) => ({ ...step, month: addMonths(step.month, earlier) })),
	)
}

const regionOf = ({ siteIndex, places }: SpreadsModel, { siteId }: Contract) =>
	places[siteIndex.get(siteId) ?? -1]?.gridRegion.row ?? null

/** One utility, else one grid, brings all that is imported; one machine class has one line of makers. Rule U5. */
function causeOf(model: SpreadsModel, contract: Contract, { role, machine }: PowerContractType): CommonCause | null {
	if (role === 'import') {
		const name = contract.counterparty || regionOf(model, contract)?.id
		return name === undefined ? null : { group: 'utility', name }
	}
	return machine === null ? null : { group: 'equipment', name: machine }
}

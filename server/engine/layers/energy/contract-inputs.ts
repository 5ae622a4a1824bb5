import type { PowerContractType } from '#shared/catalogue/facility-types.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { defineInput, type Sourced } from '../../kernel/quantity.ts'
import { fromPlan, fromRow, fromRule, planOrDefault, type FieldPlace } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

type Contract = EngineModel['plan']['powerContracts'][number]
type ContractOfKind = { readonly contract: Contract; readonly kind: PowerContractType }

/** Where an entered contract comes from. */
export const SOURCE = 'Power purchase agreement, as entered'
const shared = { scope: 'contract', per: 'horizon', kind: 'state', rule: 'E1', source: SOURCE } as const

/** The contract and the catalogue row of its kind. Throws where either is missing, which validation excludes. */
export function contractAt(model: EngineModel, index: number): ContractOfKind {
	const contract = model.plan.powerContracts[index]
	const kind = model.catalogue.powerContractTypes.find((row) => row.id === contract?.kind)
	if (!contract || !kind) throw new Error(`powerContracts[${String(index)}] has no kind in the catalogue.`)
	return { contract, kind }
}

const place = (index: number, field: string): FieldPlace => ({ list: 'powerContracts', index, field })

export const contractCapacity = defineInput({
	...shared,
	id: 'energy.contractCapacity',
	symbol: 'C',
	label: 'Contracted capacity',
	unit: 'plantMW',
	read: ({ model }: EngineWorld, index) => {
		const { contract } = contractAt(model, index)
		return fromPlan(model, place(index, 'capacityMW'), contract.capacityMW)
	},
})

export const contractStart = defineInput({
	...shared,
	id: 'energy.contractStart',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_0',
	label: 'Planned start, months from the plan’s first, P50 delay included',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) => {
		const { contract } = contractAt(model, index)
		const delay = contract.startDelayMonths?.p50 ?? 0
		const planned = monthsBetween(model.plan.startMonth, contract.startMonth)
		return fromPlan(model, place(index, 'startMonth'), planned + delay)
	},
})

export const contractTerm = defineInput({
	...shared,
	id: 'energy.contractTerm',
	kind: 'rate',
	symbol: 'n_term',
	label: 'Term',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) => {
		const { contract } = contractAt(model, index)
		if (contract.termMonths !== null) return fromPlan(model, place(index, 'termMonths'), contract.termMonths)
		const open = model.months.length + Math.abs(monthsBetween(model.plan.startMonth, contract.startMonth)) + 1
		return fromRule(open, { rule: 'E1', text: 'No term in the plan: runs past the horizon.', source: SOURCE })
	},
})

export const contractRamp = defineInput({
	...shared,
	id: 'energy.contractRamp',
	kind: 'rate',
	symbol: 'n_ramp',
	label: 'Ramp',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) =>
		planOrDefault(model, place(index, 'rampMonths'), contractAt(model, index).contract.rampMonths),
})

/** 1 where the plan lists steps: they replace the straight ramp. */
export const hasRampSteps = defineInput({
	...shared,
	id: 'energy.hasRampSteps',
	symbol: 'has steps',
	label: 'Ramp given as steps',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) =>
		fromRule(Number(contractAt(model, index).contract.rampSteps.length > 0), {
			rule: 'E1',
			text: 'Whether powerContracts.rampSteps lists any step.',
			source: SOURCE,
		}),
})

const NO_STEP = fromRule(0, { rule: 'E1', text: 'The plan lists no ramp steps.', source: SOURCE })

export const rampStep = defineInput({
	...shared,
	id: 'energy.rampStep',
	symbol: 'C_step',
	label: 'Capacity by the latest ramp step',
	per: 'month',
	unit: 'plantMW',
	read: ({ model }: EngineWorld, index, month) => {
		const { contract } = contractAt(model, index)
		if (contract.rampSteps.length === 0) return NO_STEP
		const delay = contract.startDelayMonths?.p50 ?? 0
		const due = contract.rampSteps.filter((step) => monthsBetween(model.plan.startMonth, step.month) + delay <= month)
		const latest = due.toSorted((left, right) => monthsBetween(right.month, left.month)).at(-1)
		return fromPlan(model, place(index, 'rampSteps'), latest?.MW ?? 0)
	},
})

/** Firm MW at the meter ÷ ramped capacity, of all but plant that is reckoned by its machines (E2). */
export const statedFirmShare = defineInput({
	...shared,
	id: 'energy.statedFirmShare',
	turns: { from: 'plantMW', to: 'facilityMW' },
	symbol: 'f_share',
	label: 'Firm share, stated or of the kind',
	kind: 'rate',
	unit: 'share',
	rule: 'E2',
	read: ({ model }: EngineWorld, index) => firmShareOf(model, index),
})

function firmShareOf(model: EngineModel, index: number): Sourced {
	const { contract, kind } = contractAt(model, index)
	if (contract.firmShare !== null && MEETS_THE_METER.includes(kind.role))
		return fromPlan(model, place(index, 'firmShare'), contract.firmShare)
	return FIRM_RULES[kind.firmRule](contract, kind)
}

const MEETS_THE_METER: readonly PowerContractType['role'][] = ['import', 'onsite_combustion', 'onsite_zero_carbon']

const noFirmPower: FirmRuling = (_, kind) =>
	fromRule(0, {
		rule: 'E2',
		text: `${kind.name} gives no firm megawatts of its own at the meter.`,
		source: kind.source,
	})

const byMachines: FirmRuling = (_, kind) =>
	fromRule(0, { rule: 'E2', text: 'Firm by the machines that run: units less reserve.', source: kind.source })

type FirmRuling = (contract: Contract, kind: PowerContractType) => Sourced
const FIRM_RULES: Readonly<Record<PowerContractType['firmRule'], FirmRuling>> = {
	share: (_, kind) => fromRow(kind.firmShare, { table: 'powerContractTypes', row: kind, field: 'firmShare' }),
	when_energised: ({ status }, kind) =>
		fromRule(Number(status === 'energised'), {
			rule: 'E2',
			text: `A queue position counts once energised; this one is at «${status ?? 'study'}».`,
			source: kind.source,
		}),
	units_minus_one: byMachines,
	units_minus_tenth: byMachines,
	backup: noFirmPower,
	none: noFirmPower,
}

/** How many machines a plant has: stated, or the fewest of the kind's size that reach the capacity. */
export function plantUnits(contract: Contract, kind: PowerContractType): number {
	const unitMW = contract.unitMW ?? kind.unitMW ?? contract.capacityMW
	return contract.units ?? Math.max(1, Math.ceil(contract.capacityMW / unitMW))
}

/** Back-up that turns non-firm import into firm power. */
export const contractBackup = defineInput({
	...shared,
	id: 'energy.contractBackup',
	symbol: 'P_backup',
	label: 'Back-up power behind a non-firm import',
	unit: 'plantMW',
	rule: 'E2',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const counts = kind.firmRule === 'backup' && contract.firmShare === null
		if (counts) return planOrDefault(model, place(index, 'backupMW'), contract.backupMW)
		return fromRule(0, { rule: 'E2', text: 'Back-up makes only non-firm imports firm.', source: SOURCE })
	},
})

/** 1 for power that comes through the interconnection, 0 for plant on the site. */
export const isImport = defineInput({
	...shared,
	id: 'energy.isImport',
	symbol: 'import',
	label: 'Comes through the interconnection',
	kind: 'rate',
	unit: 'ratio',
	rule: 'E3',
	read: ({ model }: EngineWorld, index) => {
		const { kind } = contractAt(model, index)
		return fromRow(Number(kind.role === 'import'), { table: 'powerContractTypes', row: kind, field: 'role' })
	},
})

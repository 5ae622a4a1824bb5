import { FEEDS_THE_METER } from '#shared/schemas/at-the-meter.ts'
import { findContractKind } from '#shared/catalogue/catalogue.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import { monthsBetween, wholeDelay } from '#shared/units/months.ts'
import { type At, fromField, type ItemOf } from '../../inputs/from-field.ts'
import { defineInput, type Sourced } from '../../kernel/quantity.ts'
import { fromCell, fromPlan, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

type ContractInputsContract = ItemOf<'powerContracts'>
type ContractOfKind = { readonly contract: ContractInputsContract; readonly kind: PowerContractType }

/** Where an entered contract comes from. */
export const SOURCE = 'Power contracts, as entered'

/** The contract and the catalogue row of its kind. Throws where either is missing, which validation excludes. */
export function contractAt(model: EngineModel, index: number): ContractOfKind {
	const contract = model.plan.powerContracts[index]
	const kind = contract && findContractKind(model.catalogue, contract.kind)
	if (!contract || !kind) throw new Error(`powerContracts[${String(index)}] has no kind in the catalogue.`)
	return { contract, kind }
}

export const kindAt = ({ model, index }: Pick<At<'powerContracts'>, 'model' | 'index'>): PowerContractType =>
	contractAt(model, index).kind

const delayOf = ({ startDelayMonths }: ContractInputsContract) => wholeDelay(startDelayMonths?.p50 ?? 0)

export const contractCapacity = fromField('powerContracts', 'capacityMW', {
	id: 'energy.contractCapacity',
	symbol: 'C',
	rule: 'E1',
	kind: 'state',
})

export const contractStart = fromField('powerContracts', 'startMonth', {
	id: 'energy.contractStart',
	symbol: 'm_0',
	rule: 'E1',
	as: { label: 'Planned start, P50 delay included', value: (month, { item }) => month + delayOf(item) },
})

export const contractTerm = fromField('powerContracts', 'termMonths', {
	id: 'energy.contractTerm',
	symbol: 'n_term',
	rule: 'E1',
	otherwise: ({ model, item, none }) => {
		const open = model.months.length + Math.abs(monthsBetween(model.plan.startMonth, item.startMonth)) + 1
		return none('no_term_stated', open)
	},
})

/** A month beyond the plan where the contract is not left. */
export const contractExit = fromField('powerContracts', 'exitMonth', {
	id: 'energy.contractExit',
	symbol: 'm_exit',
	rule: 'eR28',
	otherwise: ({ model, none }) => none('contract_not_left', model.months.length + 1),
})

export const contractRamp = fromField('powerContracts', 'rampMonths', {
	id: 'energy.contractRamp',
	symbol: 'n_ramp',
	rule: 'E1',
})

const shared = { scope: 'contract', per: 'horizon', kind: 'state', rule: 'E1', source: SOURCE } as const

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
			text: 'ramp_steps_listed',
			source: SOURCE,
		}),
})

const NO_STEP = fromRule(0, { rule: 'E1', text: 'no_ramp_steps', source: SOURCE })

type RampNamed = { readonly id: string; readonly symbol: string; readonly label: string }

/** Steps come so many months after those that are stated. */
export const latestStep = (named: RampNamed, after: (contract: ContractInputsContract) => number) =>
	defineInput({
		...shared,
		...named,
		per: 'month',
		unit: 'plantMW',
		read: ({ model }: EngineWorld, index, month) => {
			const contract = model.plan.powerContracts[index]
			if (!contract || contract.rampSteps.length === 0) return NO_STEP
			const delay = after(contract)
			const due = contract.rampSteps.filter((step) => monthsBetween(model.plan.startMonth, step.month) + delay <= month)
			const latest = due.toSorted((left, right) => monthsBetween(right.month, left.month)).at(-1)
			return fromPlan(model, { list: 'powerContracts', index, field: 'rampSteps' }, latest?.MW ?? 0)
		},
	})

export const rampStep = latestStep(
	{ id: 'energy.rampStep', symbol: 'C_step', label: 'Capacity by the latest ramp step' },
	delayOf,
)

/** Firm MW at the meter ÷ ramped capacity, of all but plant that is reckoned by its machines (E2). */
export const statedFirmShare = fromField('powerContracts', 'firmShare', {
	id: 'energy.statedFirmShare',
	turns: { from: 'plantMW', to: 'facilityMW' },
	symbol: 'f_share',
	rule: 'E2',
	settled: (at) => (FEEDS_THE_METER.includes(kindAt(at).role) ? null : firmByKind(at)),
	otherwise: (at) => firmByKind(at),
})

const firmByKind = ({ model, index }: At<'powerContracts'>): Sourced => {
	const { contract, kind } = contractAt(model, index)
	return FIRM_RULES[kind.firmRule](contract, kind)
}

const noFirmPower: FirmRuling = (_, kind) =>
	fromRule(0, {
		rule: 'E2',
		text: { code: 'kind_gives_no_firm', facts: { kind: kind.name } },
		source: kind.source,
	})

const byMachines: FirmRuling = (_, kind) => fromRule(0, { rule: 'E2', text: 'firm_by_machines', source: kind.source })

type FirmRuling = (contract: ContractInputsContract, kind: PowerContractType) => Sourced
const FIRM_RULES: Readonly<Record<PowerContractType['firmRule'], FirmRuling>> = {
	share: (_, row) => fromCell({ table: 'powerContractTypes', row, field: 'firmShare' }),
	when_energised: ({ status }, kind) =>
		fromRule(Number(status === 'energised'), {
			rule: 'E2',
			text: { code: 'queue_position', facts: { status: status ?? 'study' } },
			source: kind.source,
		}),
	units_minus_one: byMachines,
	units_minus_tenth: byMachines,
	backup: noFirmPower,
	none: noFirmPower,
}

/** Back-up that turns non-firm import into firm power. */
export const contractBackup = fromField('powerContracts', 'backupMW', {
	id: 'energy.contractBackup',
	symbol: 'P_backup',
	rule: 'E2',
	kind: 'state',
	settled: (at) => {
		const counts = kindAt(at).firmRule === 'backup' && at.item.firmShare === null
		return counts ? null : at.none('backup_of_non_firm_only')
	},
})

import type { Chip } from '#shared/catalogue/types.ts'
import { wattsToKW } from '#shared/units/conversions.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan, fromRecord, fromRow, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { assumed } from '../../inputs/assumed.ts'

const shared = { scope: 'pool', per: 'horizon', kind: 'rate', rule: 'C1', source: 'Chips, as published' } as const

function poolAt(model: EngineModel, index: number) {
	const pool = model.pools[index]
	if (!pool) throw new Error(`There is no pool ${String(index)}.`)
	return pool
}

/** A figure of the pool's chip; 0 stands for «not published» and is never used as a figure. */
const published = (field: keyof Chip, figure: (chip: Chip) => number | null) => (world: EngineWorld, index: number) => {
	const { chip } = poolAt(world.model, index)
	return fromRow(figure(chip) ?? 0, { table: 'chips', row: chip, field })
}

export const nodePower = defineInput({
	...shared,
	id: 'chips.nodePower',
	symbol: 'P_node',
	label: 'Max power of a node',
	unit: 'kW',
	read: published('nodeMaxKW', (chip) => (chip.acceleratorsPerNode ? chip.nodeMaxKW : null)),
})

export const nodeAccelerators = defineInput({
	...shared,
	id: 'chips.nodeAccelerators',
	symbol: 'n_node',
	label: 'Accelerators of a node',
	unit: 'accelerators',
	read: published('acceleratorsPerNode', (chip) => chip.acceleratorsPerNode ?? 1),
})

export const rackPower = defineInput({
	...shared,
	id: 'chips.rackPower',
	symbol: 'P_rack',
	label: 'Maximum power of a rack',
	unit: 'kW',
	read: published('rackMaxKW', (chip) => (chip.acceleratorsPerRack ? chip.rackMaxKW : null)),
})

export const rackAccelerators = defineInput({
	...shared,
	id: 'chips.rackAccelerators',
	symbol: 'n_rack',
	label: 'Accelerators of a rack',
	unit: 'accelerators',
	read: published('acceleratorsPerRack', (chip) => chip.acceleratorsPerRack ?? 1),
})

export const thermalDesignPower = defineInput({
	...shared,
	id: 'chips.thermalDesignPower',
	symbol: 'TDP',
	label: 'Thermal design power',
	unit: 'kWPerAccelerator',
	read: published('tdpW', (chip) => (chip.tdpW === null ? null : wattsToKW(chip.tdpW))),
})

export const powerCap = defineInput({
	...shared,
	id: 'chips.powerCap',
	symbol: 'P_cap',
	label: 'Power cap',
	unit: 'kWPerAccelerator',
	read: ({ model }: EngineWorld, index) => {
		const { chip, powerCapW } = poolAt(model, index)
		const order = model.poolOfOrder.indexOf(index)
		if (powerCapW !== null)
			return fromPlan(model, { list: 'chipOrders', index: order, field: 'powerCapW' }, wattsToKW(powerCapW))
		return fromRule(chip.tdpW === null ? 0 : wattsToKW(chip.tdpW), {
			rule: 'C1',
			text: 'no_cap_stated',
			source: 'Chips',
		})
	},
})

const C2 = { rule: 'mM2', source: 'Joins C2' } as const

/** 1 where accelerators are a tenant’s. */
export const ofTenant = defineInput({
	...shared,
	rule: 'mM2',
	id: 'chips.ofTenant',
	symbol: 't',
	label: 'Accelerators of a tenant',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		if (!poolAt(model, index).ofTenant) return fromRule(0, { ...C2, text: 'plans_own' })
		const order = model.poolOfOrder.indexOf(index)
		return fromPlan(model, { list: 'chipOrders', index: order, field: 'owner' }, 1)
	},
})

export const nodeOverTdp = defineInput({
	...shared,
	id: 'chips.nodeOverTdp',
	symbol: 'k_TDP',
	label: 'Server power over accelerator TDP, where unpublished',
	scope: 'plan',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld) => fromRecord(model, 'energyDefaults', { field: 'nodeOverTdp', quality: 'guess' }),
})

export const itOverheadFactor = assumed('itOverheadFactor', {
	id: 'chips.itOverheadFactor',
	symbol: 'F',
	scope: 'site',
	rule: 'C3',
})
export const diversityTraining = assumed('diversityTraining', {
	id: 'chips.diversityTraining',
	symbol: 'D_train',
	scope: 'site',
	rule: 'C3',
})
export const diversityInference = assumed('diversityInference', {
	id: 'chips.diversityInference',
	symbol: 'D_inf',
	scope: 'site',
	rule: 'C3',
})
export const diversityMixed = assumed('diversityMixed', {
	id: 'chips.diversityMixed',
	symbol: 'D_mix',
	scope: 'site',
	rule: 'C3',
})
export const loadFactorTraining = assumed('loadFactorTraining', {
	id: 'chips.loadFactorTraining',
	symbol: 'LF_train',
	scope: 'site',
	rule: 'C7',
})
export const loadFactorInference = assumed('loadFactorInference', {
	id: 'chips.loadFactorInference',
	symbol: 'LF_inf',
	scope: 'site',
	rule: 'C7',
})
/** Of what is let: accelerators by the hour, those of tenants, leased megawatts. */
export const loadFactorRented = assumed('loadFactorRented', {
	id: 'chips.loadFactorRented',
	symbol: 'LF_rent',
	scope: 'site',
	rule: 'C7',
})
export const idlePowerShare = assumed('idlePowerShare', {
	id: 'chips.idlePowerShare',
	symbol: 'i',
	scope: 'site',
	rule: 'C7',
})
export const acceleratorAvailability = assumed('acceleratorAvailability', {
	id: 'chips.availability',
	symbol: 'a',
	scope: 'site',
	rule: 'B4',
})
export const spareShare = assumed('spareShare', { id: 'chips.spareShare', symbol: 's', scope: 'plan', rule: 'C5' })
export const powerCapExponent = assumed('powerCapExponent', {
	id: 'chips.powerCapExponent',
	symbol: 'κ',
	scope: 'plan',
	rule: 'C2',
})
export const maturityYear0 = assumed('softwareMaturityYear0', {
	id: 'chips.softwareMaturityFirst',
	symbol: 'μ_0',
	scope: 'plan',
	rule: 'C4',
})
export const maturityYear1 = assumed('softwareMaturityYear1', {
	id: 'chips.softwareMaturitySecond',
	symbol: 'μ_1',
	scope: 'plan',
	rule: 'C4',
})
export const maturityYear2 = assumed('softwareMaturityYear2', {
	id: 'chips.softwareMaturityLater',
	symbol: 'μ_2',
	scope: 'plan',
	rule: 'C4',
})

import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import { defineOutput } from '../../../kernel/quantity.ts'
import { workDue } from '../../../layers/energy/gating-works.ts'
import { serviceStart } from '../../../layers/energy/available.ts'
import { locationOf } from '../../../places/places.ts'
import { contractAt } from '../../../layers/energy/contract-inputs.ts'
import { hallFinish } from '../../../schedule/schedule.quantities.ts'
import { deliveriesOf } from '../../../schedule/supply/deliveries.ts'
import {
	orderAccelerators,
	orderAt,
	orderDeliveryMonths,
	orderFirstDelivery,
	orderLife,
} from '../../../schedule/supply/order-inputs.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { acceleratorCost, depositShare, orderCost, orderMonth } from '../../finance-chips.ts'
import { contributionCost } from '../../contribution.ts'
import { connectionCost } from '../../finance-connection.ts'
import { hallLife } from '../../finance-inputs.ts'
import { hallCapital, hallLines } from '../../halls/hall-cost.ts'
import { hallSubstation } from '../../halls/substations.ts'
import { plantCost } from '../../plant-capital.ts'
import { plantLife, upgradeCost } from '../../plant-inputs.ts'
import { depreciationOf, type PartsOfAlike, partsOfAlike, type TaxAsset } from './depreciation.ts'
import { paid } from '../paid-assets.ts'
import type { TaxClass } from './tax-schedules.ts'
import { terms, termsInWords } from '../terms.ts'

const shared = {
	scope: 'plan',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM5',
	source: 'Methodology, money M5.7; IRS Publication 946',
} as const

export const depreciation = {
	months: defineOutput({
		...shared,
		per: 'month',
		id: 'finance.depreciationUsd',
		symbol: '$_dep',
		label: 'Written off for tax',
	}),
	left: defineOutput({
		...shared,
		per: 'horizon',
		id: 'finance.undepreciatedUsd',
		symbol: '$_basis',
		label: 'Paid and not written off for tax after the plan’s last month',
	}),
} as const

const INPUTS = {
	hall: hallCapital,
	hallPaid: paid.hall.total,
	...{ electrical: hallLines.electrical, mechanical: hallLines.mechanical, premium: hallLines.premium },
	...{ shell: hallLines.shellSite, distribution: hallLines.distribution, fitOut: hallLines.fitOut },
	substation: hallSubstation,
	substationPaid: paid.substation.total,
	finish: hallFinish,
	life: hallLife,
	plant: plantCost,
	plantPaid: paid.plant.total,
	plantLife,
	...{ connection: connectionCost, upgrade: upgradeCost, gridPaid: paid.grid.total },
	...{ contribution: contributionCost, contributionPaid: paid.contribution.total, due: workDue },
	start: serviceStart,
	land: paid.land.total,
	accelerators: orderAccelerators,
	first: orderFirstDelivery,
	over: orderDeliveryMonths,
	chipLife: orderLife,
	chip: acceleratorCost,
	order: orderCost,
	deposit: depositShare,
	ordered: orderMonth,
	bonus: terms.bonus,
} as const
type Columns = Readonly<Record<keyof typeof INPUTS, Column>>

/** Tables at sites in the United States, straight line elsewhere, unless the plan says which. */
function byTables({ model }: EngineWorld, siteId: string): boolean {
	const { depreciation: stated } = termsInWords(model)
	if (stated !== null) return stated === 'macrs'
	const site = model.plan.sites.find(({ id }) => id === siteId)
	return site !== undefined && locationOf({ site, catalogue: model.catalogue }).country === 'US'
}

type Classed = Omit<TaxAsset, 'taxClass'> & { readonly usual: TaxClass; readonly siteId: string }

const monthOf = (value: number): number | null => (Number.isFinite(value) ? Math.ceil(value) : null)

function hallAssets({ model }: EngineWorld, from: Columns): readonly Classed[] {
	return model.plan.buildPhases.flatMap(({ siteId }, index) => {
		const at = (column: Column) => column.at(index, 0)
		const machines = at(from.electrical) + at(from.mechanical) + at(from.premium)
		const material = at(from.shell) + at(from.distribution) + at(from.fitOut)
		const share = machines + material > 0 ? machines / (machines + material) : 0
		const finish = monthOf(at(from.finish))
		const asset = { siteId, service: finish === null ? null : finish + 1, lifeMonths: from.life.at(0, 0) }
		const part = (of: number, usual: TaxClass): Classed => ({
			...asset,
			usual,
			costUsd: at(from.hall) * of,
			paidUsd: at(from.hallPaid) * of,
		})
		const substation = { ...asset, costUsd: at(from.substation), paidUsd: at(from.substationPaid) }
		return [part(share, 'macrs15'), part(1 - share, 'macrs39'), { ...substation, usual: 'macrs15' }]
	})
}

function contractAssets({ model }: EngineWorld, from: Columns): readonly Classed[] {
	return model.plan.powerContracts.flatMap(({ siteId }, index): readonly Classed[] => {
		const { kind } = contractAt(model, index)
		const at = (column: Column) => column.at(index, 0)
		const asset = { siteId, service: monthOf(at(from.start)) }
		return [
			{
				...asset,
				costUsd: at(from.plant),
				paidUsd: at(from.plantPaid),
				lifeMonths: at(from.plantLife),
				usual: kind.taxClass ?? 'macrs15',
			},
			{
				...asset,
				costUsd: at(from.connection) + at(from.upgrade),
				paidUsd: at(from.gridPaid),
				lifeMonths: from.life.at(0, 0),
				usual: 'macrs15',
			},
		]
	})
}

function chipAssets({ model, months }: EngineWorld, from: Columns): readonly Classed[] {
	return model.plan.chipOrders.flatMap(({ siteId }, index) => {
		const at = (column: Column) => column.at(index, 0)
		const order = {
			accelerators: at(from.accelerators),
			acceleratorsPerNode: orderAt(model, index).chip.acceleratorsPerNode ?? 1,
			firstDeliveryMonth: Math.round(at(from.first)),
			deliveryMonths: at(from.over),
		}
		return deliveriesOf(order, index).map(({ month, accelerators }): Classed => {
			const costUsd = accelerators * at(from.chip)
			const paidUsd = month < months ? costUsd : at(from.ordered) < months ? costUsd * at(from.deposit) : 0
			return { siteId, costUsd, paidUsd, service: month, lifeMonths: at(from.chipLife), usual: 'macrs5' }
		})
	})
}

function contributionAssets({ model }: EngineWorld, from: Columns): readonly Classed[] {
	return model.plan.gatingWorks.map(({ siteId }, index) => ({
		...{ siteId, service: monthOf(from.due.at(index, 0)), lifeMonths: from.life.at(0, 0), usual: 'macrs15' },
		...{ costUsd: from.contribution.at(index, 0), paidUsd: from.contributionPaid.at(index, 0) },
	}))
}

/** Land is never written off. */
function landAssets({ model }: EngineWorld, from: Columns): readonly Classed[] {
	return model.plan.sites.map(({ id }, index) => {
		const usd = from.land.at(index, 0)
		return { siteId: id, costUsd: usd, paidUsd: usd, service: null, lifeMonths: 1, usual: 'none' }
	})
}

export const writeOff = defineAlgorithm<EngineModel, typeof INPUTS, typeof depreciation, PartsOfAlike>({
	id: 'finance.writeOff',
	label: 'Depreciation for tax',
	rule: 'mM5',
	method:
		'Accelerators are five-year property; of a hall the part of its machines and liquid loops is fifteen-year, the rest 39-year property; plants are of their kind’s class, connections, upgrades and substations fifteen-year; land is not written off. Half-year tables, the building from the middle of its month. Outside the United States, or where the plan says so: straight line over the life, by the month. Years before the plan are lost; a standing hall has nothing left.',
	inputs: INPUTS,
	outputs: depreciation,
	run: ({ world, input, output, earlier }) => {
		const assets = [hallAssets, contractAssets, contributionAssets, chipAssets, landAssets].flatMap((of) =>
			of(world, input),
		)
		const tables = new Map(world.model.plan.sites.map(({ id }) => [id, byTables(world, id)] as const))
		const classed = assets.map(({ usual, siteId, costUsd, paidUsd, service, lifeMonths }): TaxAsset => {
			const taxClass = usual === 'none' || tables.get(siteId) === true ? usual : 'straight_line'
			return { costUsd, paidUsd, service, lifeMonths, taxClass }
		})
		const plan = { months: world.model.months, bonus: input.bonus.at(0, 0) }
		const alike = partsOfAlike(plan, earlier?.note)
		const found = depreciationOf(classed, alike)
		output.months.set(found.months)
		output.left[0] = found.leftUsd
		return alike
	},
})

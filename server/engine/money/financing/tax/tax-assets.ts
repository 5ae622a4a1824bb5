import { figureAt } from '../../../cells.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import { defineOutput } from '../../../kernel/quantity.ts'
import { workDue } from '../../../layers/energy/gating-works.ts'
import { serviceStart } from '../../../layers/energy/available.ts'
import { contractAt } from '../../../layers/energy/contract-inputs.ts'
import { finishIfOrdered } from '../../../equipment/lot-dates.ts'
import {
	orderAccelerators,
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
import { type PaidRefit, placeRefits } from '../../halls/place-refits.ts'
import { hallSubstation } from '../../halls/substations.ts'
import { tranchesOf } from '../../../schedule/supply/order-tranches.ts'
import { plantCost } from '../../plant-capital.ts'
import { plantLife, upgradeCost } from '../../plant-inputs.ts'
import { Assets } from './asset-list.ts'
import { machineShare } from './machine-share.ts'
import { depreciationOf, type PartsOfAlike, partsOfAlike, type TaxAsset } from './depreciation.ts'
import { paid } from '../paid-assets.ts'
import { terms } from '../terms.ts'

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
		label: 'Tax depreciation',
	}),
	left: defineOutput({
		...shared,
		per: 'horizon',
		id: 'finance.undepreciatedUsd',
		symbol: '$_basis',
		label: 'Undepreciated tax basis at plan end',
	}),
} as const

const INPUTS = {
	hall: hallCapital,
	hallPaid: paid.hall.total,
	...{ electrical: hallLines.electrical, mechanical: hallLines.mechanical, premium: hallLines.premium },
	...{ shell: hallLines.shellSite, distribution: hallLines.distribution, fitOut: hallLines.fitOut },
	substation: hallSubstation,
	substationPaid: paid.substation.total,
	finish: finishIfOrdered,
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
type TaxAssetsColumns = Readonly<Record<keyof typeof INPUTS, Column>>

const monthOf = (value: number): number | null => (Number.isFinite(value) ? Math.ceil(value) : null)

/** The site of each instance of a scope. */
const sitesOf = (world: EngineWorld, scope: 'phase' | 'contract' | 'work' | 'order') =>
	world.link(scope, 'site') ?? new Int32Array()

type Refitted = { readonly from: TaxAssetsColumns; readonly refits: readonly PaidRefit[] }

function addHalls(assets: Assets, world: EngineWorld, from: TaxAssetsColumns): void {
	const lifeMonths = figureAt(from.life, 0)
	for (const [index, site] of sitesOf(world, 'phase').entries()) {
		const share = machineShare(from, index)
		const rest = 1 - share
		const finish = monthOf(figureAt(from.finish, index))
		const service = finish === null ? null : finish + 1
		const [costUsd, paidUsd] = [figureAt(from.hall, index), figureAt(from.hallPaid, index)]
		const [substationUsd, substationPaid] = [figureAt(from.substation, index), figureAt(from.substationPaid, index)]
		assets.add(site, 'macrs15', { costUsd: costUsd * share, paidUsd: paidUsd * share, service, lifeMonths })
		assets.add(site, 'macrs39', { costUsd: costUsd * rest, paidUsd: paidUsd * rest, service, lifeMonths })
		assets.add(site, 'macrs15', { costUsd: substationUsd, paidUsd: substationPaid, service, lifeMonths })
	}
}

/** A refit goes as the hall does that it is made in. */
function addRefits(assets: Assets, world: EngineWorld, { from, refits }: Refitted): void {
	const halls = sitesOf(world, 'phase')
	for (const { hall, month, usd } of refits) {
		const share = machineShare(from, hall)
		const alike = { service: month, lifeMonths: figureAt(from.life, 0) }
		const site = halls[hall] ?? 0
		assets.add(site, 'macrs15', { ...alike, costUsd: usd * share, paidUsd: usd * share })
		assets.add(site, 'macrs39', { ...alike, costUsd: usd * (1 - share), paidUsd: usd * (1 - share) })
	}
}

function addContracts(assets: Assets, world: EngineWorld, from: TaxAssetsColumns): void {
	for (const [index, site] of sitesOf(world, 'contract').entries()) {
		const service = monthOf(figureAt(from.start, index))
		assets.add(site, contractAt(world.model, index).kind.taxClass ?? 'macrs15', {
			costUsd: figureAt(from.plant, index),
			paidUsd: figureAt(from.plantPaid, index),
			service,
			lifeMonths: figureAt(from.plantLife, index),
		})
		assets.add(site, 'macrs15', {
			costUsd: figureAt(from.connection, index) + figureAt(from.upgrade, index),
			paidUsd: figureAt(from.gridPaid, index),
			service,
			lifeMonths: figureAt(from.life, 0),
		})
	}
}

function addContributions(assets: Assets, world: EngineWorld, from: TaxAssetsColumns): void {
	for (const [index, site] of sitesOf(world, 'work').entries()) {
		assets.add(site, 'macrs15', {
			costUsd: figureAt(from.contribution, index),
			paidUsd: figureAt(from.contributionPaid, index),
			service: monthOf(figureAt(from.due, index)),
			lifeMonths: figureAt(from.life, 0),
		})
	}
}

function addChips(assets: Assets, world: EngineWorld, from: TaxAssetsColumns): void {
	const { model, months } = world
	for (const [index, site] of sitesOf(world, 'order').entries()) {
		const lifeMonths = figureAt(from.chipLife, index)
		const [chipUsd, deposit] = [figureAt(from.chip, index), figureAt(from.deposit, index)]
		const isOrdered = figureAt(from.ordered, index) < months
		for (const { month, accelerators } of tranchesOf(model, from, index)) {
			const costUsd = accelerators * chipUsd
			const paidUsd = month < months ? costUsd : isOrdered ? costUsd * deposit : 0
			assets.add(site, 'macrs5', { costUsd, paidUsd, service: month, lifeMonths })
		}
	}
}

/** Land is never written off. */
function addLand(assets: Assets, { model }: EngineWorld, from: TaxAssetsColumns): void {
	for (let site = 0; site < model.plan.sites.length; site++) {
		const usd = figureAt(from.land, site)
		assets.add(site, 'none', { costUsd: usd, paidUsd: usd, service: null, lifeMonths: 1 })
	}
}

const BOUGHT = [addHalls, addContracts, addContributions, addChips, addLand] as const

function taxAssets(world: EngineWorld, { from, refits }: Refitted): readonly TaxAsset[] {
	const assets = new Assets(world)
	for (const addAll of BOUGHT) addAll(assets, world, from)
	addRefits(assets, world, { from, refits })
	return assets.list
}

export const writeOff = defineAlgorithm<EngineModel, typeof INPUTS, typeof depreciation, PartsOfAlike>({
	id: 'finance.writeOff',
	label: 'Tax depreciation',
	rule: 'mM5',
	method:
		'Accelerators are five-year property; a hall’s equipment and liquid loops are fifteen-year, the rest 39-year property, and so are its refits; plants follow their type’s class, interconnections, upgrades and substations are fifteen-year; land is not depreciated. Half-year tables, the building from the middle of its month. Outside the United States, or if set in the plan: straight line over the life, monthly. Years before the plan are lost; an existing hall has nothing left.',
	inputs: INPUTS,
	outputs: depreciation,
	after: [placeRefits],
	run: ({ world, input, output, earlier, noteOf }) => {
		const plan = { months: world.model.months, bonus: input.bonus.at(0, 0) }
		const alike = partsOfAlike(plan, earlier?.note)
		const found = depreciationOf(taxAssets(world, { from: input, refits: noteOf(placeRefits) }), alike)
		output.months.set(found.months)
		output.left[0] = found.leftUsd
		return alike
	},
})

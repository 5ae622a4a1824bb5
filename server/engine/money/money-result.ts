import type { EnvironmentResult, FinanceResult, SiteResult } from '#shared/result.ts'
import { seriesOf } from '../document-series.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import type { EngineModel } from '../world.ts'
import { locationEmissions, marketEmissions, scopeOne } from '../environment/environment.ts'
import { offsiteWater, water } from '../environment/environment-water.ts'
import { carbonFreeShareOfYear } from '../environment/environment-free-years.ts'
import { environmentTotals } from '../environment/environment.quantities.ts'
import { beforePlan } from './finance-before.ts'
import { labourCost } from './finance-labour.ts'
import {
	capex,
	chipsCapex,
	demandOpex,
	energyCapex,
	energyOpex,
	infrastructureCapex,
	leaseOpex,
	maintenanceOpex,
	opex,
	staffOpex,
} from './finance-plan.ts'
import { revenue } from './finance-revenue.ts'
import { financeTotals } from './finance.quantities.ts'

type EngineFrame = Frame<EngineModel>

/** The money of a finished run, as the result document tells it. */
export function financeResult(frame: EngineFrame): FinanceResult {
	const series = (quantity: QuantityNode) => seriesOf(frame, quantity, 0)
	const none = Array.from({ length: frame.world.months }, () => 0)
	const total = (quantity: QuantityNode) => totalOf(frame, quantity)
	return {
		capexUsd: series(capex),
		opexUsd: series(opex),
		revenueUsd: series(revenue),
		capexByLayer: {
			energy: series(energyCapex),
			chips: series(chipsCapex),
			infrastructure: series(infrastructureCapex),
			models: none,
			applications: none,
		},
		opexByKind: {
			energy: series(energyOpex),
			demandCharges: series(demandOpex),
			operationsStaff: series(staffOpex),
			maintenance: series(maintenanceOpex),
			leases: series(leaseOpex),
		},
		labourUsd: series(labourCost),
		beforePlanUsd: {
			energy: total(beforePlan.energy),
			chips: total(beforePlan.chips),
			infrastructure: total(beforePlan.infrastructure),
			totalUsd: total(beforePlan.total),
			labourUsd: total(beforePlan.labour),
		},
		totals: {
			capexUsd: total(financeTotals.capex),
			opexUsd: total(financeTotals.opex),
			revenueUsd: total(financeTotals.revenue),
			labourUsd: total(financeTotals.labour),
			npvUsd: total(financeTotals.netPresentValue),
			usdPerItMW: orNull(total(financeTotals.perItMW)),
			usdPerMillionTokens: orNull(total(financeTotals.perMillionTokens)),
		},
	}
}

/** Σ stranded accelerators · what one costs in a month. */
export function idleCapitalUsd(frame: EngineFrame): number {
	return totalOf(frame, financeTotals.idleCapital)
}

/** Energy, water and carbon of the whole plan. */
export function environmentResult(frame: EngineFrame): EnvironmentResult {
	const total = (quantity: QuantityNode) => totalOf(frame, quantity)
	return {
		energyMWh: total(environmentTotals.energyMWh),
		waterM3: total(environmentTotals.waterM3),
		waterOffsiteM3: total(environmentTotals.waterOffsiteM3),
		scope1Tonnes: total(environmentTotals.scope1Tonnes),
		co2LocationTonnes: total(environmentTotals.co2LocationTonnes),
		co2MarketTonnes: total(environmentTotals.co2MarketTonnes),
		carbonFreeShare: orNull(total(environmentTotals.carbonFreeShare)),
		carbonFreeShareByMonth: seriesOf(frame, carbonFreeShareOfYear, 0).map(orNull),
	}
}

export type SiteEnvironment = Pick<
	SiteResult,
	'energyMWh' | 'waterM3' | 'waterOffsiteM3' | 'scope1Tonnes' | 'co2LocationTonnes' | 'co2MarketTonnes'
>

/** Energy, water and carbon of one site, month by month. `site` is its place in the plan. */
export function siteEnvironment(frame: EngineFrame, site: number): SiteEnvironment {
	return {
		energyMWh: seriesOf(frame, siteEnergy, site),
		waterM3: seriesOf(frame, water, site),
		waterOffsiteM3: seriesOf(frame, offsiteWater, site),
		scope1Tonnes: seriesOf(frame, scopeOne, site),
		co2LocationTonnes: seriesOf(frame, locationEmissions, site),
		co2MarketTonnes: seriesOf(frame, marketEmissions, site),
	}
}

function totalOf(frame: EngineFrame, quantity: QuantityNode): number {
	return columnOf(frame, quantity).at(0, 0)
}

function orNull(value: number): number | null {
	return Number.isNaN(value) ? null : value
}

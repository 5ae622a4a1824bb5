import { HALL_COST, HOUR_COST, PLANT_COST } from '#shared/document/item-keys.ts'
import {
	AFTER_PLAN,
	BEFORE_PLAN,
	CAPEX,
	COMMITTED,
	ENVIRONMENT_TOTALS,
	ESTIMATE_MONEY,
	FINANCE,
	IDLE_LAYERS,
	MONEY_TOTALS,
	OPEX,
	REVENUE,
} from '#shared/document/plan-keys.ts'
import { LAND_COST, SUBSTATION_COST } from '#shared/document/site-keys.ts'
import type { EnvironmentResult, FinanceResult } from '#shared/result.ts'
import { figureParts, figuresAt, seriesAt, seriesParts } from '../document/figures-at.ts'
import { seriesOf } from '../document-series.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { annualShareOfYear, carbonFreeShareOfYear } from '../environment/environment-free-years.ts'
import { carbonFreeShare, carbonFreeShareAnnual } from '../environment/environment-totals.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import { lodging, perItMW } from './commitment.ts'
import { estimate } from './estimate/finance-estimate.ts'
import { labourCost } from './finance-labour.ts'
import { financeRatios, financeTotals } from './finance-totals.ts'
import { isOwnPlant } from './plant-inputs.ts'
import { financingResult } from './financing/finance-series.ts'
import { idleUsd } from './unit-costs/idle-cost.ts'
import { levelised } from './unit-costs/price-energy.ts'
import { tokenPrices } from './unit-costs/price-tokens.ts'

type EngineFrame = Frame<EngineModel>

const PLAN = { scope: 'plan', index: 0 } as const

/** The money of a finished run, as the result document tells it. */
export function financeResult(frame: EngineFrame): FinanceResult {
	const none = Array.from({ length: frame.world.months }, () => 0)
	const group = <Rows>(rows: Rows, prefix: string) => ({ rows, prefix: `finance.${prefix}`, ...PLAN })
	const financing = madeWhenRead({ of: () => financingResult(frame) })
	const places = madeWhenRead({ of: () => capitalOfPlaces(frame) })
	return madeWhenRead<FinanceResult>({
		currency: () => shownIn(frame.world.model.plan),
		...seriesParts(frame, group(FINANCE, '')),
		capexByLayer: () => ({ ...seriesAt(frame, group(CAPEX, 'capexByLayer.')), models: none, applications: none }),
		opexByKind: () => seriesAt(frame, group(OPEX, 'opexByKind.')),
		revenueByKind: () => seriesAt(frame, group(REVENUE, 'revenueByKind.')),
		labourUsd: () => seriesOf(frame, labourCost, 0),
		beforePlanUsd: () => figuresAt(frame, group(BEFORE_PLAN, 'beforePlanUsd.')),
		afterPlanUsd: () => figuresAt(frame, group(AFTER_PLAN, 'afterPlanUsd.')),
		committedUsd: () => figuresAt(frame, group(COMMITTED, 'committedUsd.')),
		lodgingUsd: () => seriesOf(frame, lodging, 0),
		estimate: () => ({
			class: orNull(totalOf(frame, estimate.class)),
			lowShare: orNull(totalOf(frame, estimate.low)),
			highShare: orNull(totalOf(frame, estimate.high)),
			moneyByQuality: figuresAt(frame, group(ESTIMATE_MONEY, 'estimate.moneyByQuality.')),
		}),
		cashFlow: () => financing.of.cashFlow,
		quarters: () => financing.of.quarters,
		returns: () => financing.of.returns,
		halls: () => places.of.halls,
		plants: () => places.of.plants,
		land: () => places.of.land,
		substations: () => places.of.substations,
		unitCosts: () => unitCosts(frame),
		totals: () =>
			madeWhenRead<FinanceResult['totals']>({
				...figureParts(frame, group(MONEY_TOTALS, 'totals.')),
				usdPerItMW: () => orNull(totalOf(frame, perItMW)),
				usdPerMillionTokens: () => orNull(totalOf(frame, tokenPrices.plan)),
				fleetUsdPerMillionTokens: () => orNull(totalOf(frame, financeRatios.perMillionTokens)),
			}),
	})
}

/** Rule mM0. */
function shownIn(plan: PlanFile): FinanceResult['currency'] {
	const { code, usdPerUnit } = moneyOf(plan)
	return { code, usdPerCurrencyUnit: usdPerUnit }
}

/** What capacity at work costs by the hour, the token and the megawatt-hour, and what stands idle. */
function unitCosts(frame: EngineFrame): FinanceResult['unitCosts'] {
	const { workloads, powerContracts } = frame.world.model.plan
	const each = (ids: readonly string[], of: QuantityNode) =>
		ids.map((id, index) => [id, orNull(columnOf(frame, of).at(index, 0))] as const)
	const hours = (index: number) => {
		const figures = figuresAt(frame, {
			rows: HOUR_COST,
			prefix: 'finance.unitCosts.acceleratorHours.',
			scope: 'pool',
			index,
		})
		return {
			usdPerHour: orNull(figures.usdPerHour),
			chipUsd: orNull(figures.chipUsd),
			hallUsd: orNull(figures.hallUsd),
			powerCapitalUsd: orNull(figures.powerCapitalUsd),
			energyUsd: orNull(figures.energyUsd),
			staffUsd: orNull(figures.staffUsd),
		}
	}
	const idOf = ({ id }: { readonly id: string }) => id
	return {
		acceleratorHours: Object.fromEntries(
			frame.world.model.pools.flatMap(({ id, ofTenant }, index) => (ofTenant ? [] : [[id, hours(index)]])),
		),
		workloads: Object.fromEntries(
			each(workloads.map(idOf), tokenPrices.workload).map(([id, usdPerMillionTokens]) => [id, { usdPerMillionTokens }]),
		),
		contracts: Object.fromEntries(
			each(powerContracts.map(idOf), levelised).map(([id, lcoeUsdPerMWh]) => [id, { lcoeUsdPerMWh }]),
		),
		idleUsd: seriesOf(frame, idleUsd.total, 0),
		idleByLayer: figuresAt(frame, { rows: IDLE_LAYERS, prefix: 'finance.unitCosts.idleByLayer.', ...PLAN }),
	}
}

/** What each hall, plant, site's land and substation costs, by id. */
function capitalOfPlaces(frame: EngineFrame): Pick<FinanceResult, 'halls' | 'plants' | 'land' | 'substations'> {
	const { buildPhases, powerContracts, sites } = frame.world.model.plan
	const byId = <Row>(items: readonly { readonly id: string }[], read: (index: number) => Row) =>
		Object.fromEntries(items.map(({ id }, index) => [id, read(index)]))
	const at = <Rows>(rows: Rows, room: string, scope: string) => ({ rows, prefix: `finance.${room}.`, scope })
	const owned = columnOf(frame, isOwnPlant)
	const plants = Object.entries(
		byId(powerContracts, (index) =>
			owned.at(index, 0) > 0 ? figuresAt(frame, { ...at(PLANT_COST, 'plants', 'contract'), index }) : null,
		),
	)
	return {
		halls: byId(buildPhases, (index) => figuresAt(frame, { ...at(HALL_COST, 'halls', 'phase'), index })),
		plants: Object.fromEntries(plants.flatMap(([id, row]) => (row === null ? [] : [[id, row] as const]))),
		land: byId(sites, (index) => figuresAt(frame, { ...at(LAND_COST, 'land', 'site'), index })),
		substations: byId(sites, (index) => figuresAt(frame, { ...at(SUBSTATION_COST, 'substations', 'site'), index })),
	}
}

/** Σ stranded accelerators · what one costs in a month. */
export function idleCapitalUsd(frame: EngineFrame): number {
	return totalOf(frame, financeTotals.idleCapital.total)
}

/** Energy, water and carbon of the whole plan. */
export function environmentResult(frame: EngineFrame): EnvironmentResult {
	return {
		...figuresAt(frame, { rows: ENVIRONMENT_TOTALS, prefix: 'environment.', ...PLAN }),
		carbonFreeShare: orNull(totalOf(frame, carbonFreeShare)),
		carbonFreeShareAnnual: orNull(totalOf(frame, carbonFreeShareAnnual)),
		carbonFreeShareByMonth: seriesOf(frame, carbonFreeShareOfYear, 0).map(orNull),
		carbonFreeShareAnnualByMonth: seriesOf(frame, annualShareOfYear, 0).map(orNull),
	}
}

function totalOf(frame: EngineFrame, quantity: QuantityNode): number {
	return columnOf(frame, quantity).at(0, 0)
}

function orNull(value: number): number | null {
	return Number.isNaN(value) ? null : value
}

import type { FinanceResult, PlanResult } from '#shared/result.ts'
import { told, toldParts } from '../document/told.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import { landRuleOf } from './land/land-price.ts'
import { isOwnPlant } from './plant-inputs.ts'
import { solveCashFlow } from './financing/cash-flow-step.ts'

/** Cash flow, quarters and returns of a finished run, as the result document tells them. */
function financingResult(
	frame: Frame<EngineModel>,
): Pick<FinanceResult, 'cashFlow' | 'quarters' | 'returns' | 'atClose'> {
	const quarters = frame.world.tables['quarter']?.ids ?? []
	return {
		cashFlow: told(frame, 'finance.cashFlow', 0),
		quarters: Object.fromEntries(
			quarters.map((quarter, index) => [quarter, told(frame, 'finance.quarters', index)] as const),
		),
		returns: { ...told(frame, 'finance.returns', 0), binding: noteOf(frame, solveCashFlow).binding },
		atClose: {
			sources: told(frame, 'finance.atClose.sources', 0),
			uses: told(frame, 'finance.atClose.uses', 0),
			takeOut: told(frame, 'finance.atClose.takeOut', 0),
		},
	}
}

type MoneyResultEngineFrame = Frame<EngineModel>

/** The money of a finished run, as the result document tells it. */
export function financeResult(frame: MoneyResultEngineFrame): FinanceResult {
	const none = Array.from({ length: frame.world.months }, () => 0)
	const { labourUsd, lodgingUsd, ...flows } = toldParts(frame, 'finance', 0)
	const financing = madeWhenRead({ of: () => financingResult(frame) })
	const places = madeWhenRead({ of: () => capitalOfPlaces(frame) })
	return madeWhenRead<FinanceResult>({
		currency: () => shownIn(frame.world.model.plan),
		...flows,
		capexByLayer: () => ({ ...told(frame, 'finance.capexByLayer', 0), models: none, applications: none }),
		opexByKind: () => told(frame, 'finance.opexByKind', 0),
		revenueByKind: () => told(frame, 'finance.revenueByKind', 0),
		labourUsd,
		beforePlanUsd: () => told(frame, 'finance.beforePlanUsd', 0),
		afterPlanUsd: () => told(frame, 'finance.afterPlanUsd', 0),
		cancellation: () => told(frame, 'finance.cancellation', 0),
		committedUsd: () => told(frame, 'finance.committedUsd', 0),
		lodgingUsd,
		estimate: () => ({
			...told(frame, 'finance.estimate', 0),
			moneyByQuality: told(frame, 'finance.estimate.moneyByQuality', 0),
		}),
		cashFlow: () => financing.of.cashFlow,
		quarters: () => financing.of.quarters,
		returns: () => financing.of.returns,
		atClose: () => financing.of.atClose,
		halls: () => places.of.halls,
		plants: () => places.of.plants,
		land: () => places.of.land,
		substations: () => places.of.substations,
		scopes: () => told(frame, 'finance.scopes', 0),
		unitCosts: () => unitCosts(frame),
		totals: () => madeWhenRead<FinanceResult['totals']>(toldParts(frame, 'finance.totals', 0)),
	})
}

/** Rule mM0. */
function shownIn(plan: PlanFile): FinanceResult['currency'] {
	const { code, usdPerUnit } = moneyOf(plan)
	return { code, usdPerCurrencyUnit: usdPerUnit }
}

/** What capacity at work costs by the hour, the token and the megawatt-hour, and what stands idle. */
function unitCosts(frame: MoneyResultEngineFrame): FinanceResult['unitCosts'] {
	const { workloads, powerContracts } = frame.world.model.plan
	const { pools } = frame.world.model
	return {
		acceleratorHours: Object.fromEntries(
			pools.flatMap(({ id, ofTenant }, index) =>
				ofTenant ? [] : [[id, told(frame, 'finance.unitCosts.acceleratorHours', index)] as const],
			),
		),
		workloads: byId(workloads, (index) => told(frame, 'finance.unitCosts.workloads', index)),
		contracts: byId(powerContracts, (index) => told(frame, 'finance.unitCosts.contracts', index)),
		...told(frame, 'finance.unitCosts', 0),
		idleByLayer: told(frame, 'finance.unitCosts.idleByLayer', 0),
		idleByMonth: told(frame, 'finance.unitCosts.idleByMonth', 0),
	}
}

const byId = <Row>(items: readonly { readonly id: string }[], read: (index: number) => Row) =>
	Object.fromEntries(items.map(({ id }, index) => [id, read(index)]))

/** What each hall, plant, site's land and substation costs, by id. */
function capitalOfPlaces(
	frame: MoneyResultEngineFrame,
): Pick<FinanceResult, 'halls' | 'plants' | 'land' | 'substations'> {
	const { buildPhases, powerContracts, sites } = frame.world.model.plan
	const owned = columnOf(frame, isOwnPlant)
	const plants = Object.entries(
		byId(powerContracts, (index) => (owned.at(index, 0) > 0 ? told(frame, 'finance.plants', index) : null)),
	)
	return {
		halls: byId(buildPhases, (index) => told(frame, 'finance.halls', index)),
		plants: Object.fromEntries(plants.flatMap(([id, row]) => (row === null ? [] : [[id, row] as const]))),
		land: byId(sites, (index) => ({
			...told(frame, 'finance.land', index),
			rule: landRuleOf(frame.world.model, index),
		})),
		substations: byId(sites, (index) => told(frame, 'finance.substations', index)),
	}
}

/** Energy, water and carbon of the whole plan, and what halls and chips are made of. */
export function environmentResult(frame: MoneyResultEngineFrame): PlanResult['environment'] {
	return { ...told(frame, 'environment', 0), embodiedTonnes: told(frame, 'environment.embodiedTonnes', 0) }
}

import { type Backtest, BACKTEST_SECTIONS, type BacktestSection, type Tolerance } from '#shared/backtest.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { ValidationCase } from '#shared/catalogue/facility-types.ts'
import type { DatedCase, StaffingCase, WorkforceCase } from '#shared/catalogue/workforce-types.ts'
import { type BuildPrediction, predictBuild, predictDated, shapeOf } from './construction-cases.ts'
import { campusCases } from './campus-cases.ts'
import { dateCases } from './date-cases.ts'
import { predictServingNodes } from './demand-cases.ts'
import {
	predictFoldingTime,
	predictJoulesPerToken,
	predictTrainingEnergy,
	predictUtilityPower,
} from './energy-cases.ts'
import { FACILITY_PREDICTIONS } from './facility-cases.ts'
import { predictFit, predictInference } from './inference-cases.ts'
import { judge } from './judge.ts'
import { predictMoney } from './money-cases.ts'
import { predictStaff } from './staffing-cases.ts'
import { parseTolerance } from './tolerance.ts'
import { predictTraining } from './training-cases.ts'
import { formatFigure } from '#shared/units/format.ts'

/** Of head counts where the published word is a peak or a day. */
const HEADS: Tolerance = { kind: 'share', share: 0.4 }
/** Permanent staff is a factor-of-two estimate. */
const STAFF: Tolerance = { kind: 'factor', factor: 2 }
/** The cases whose peaks set the two slopes of the hours; workforce §3. */
const TUNED_BUILDS: readonly string[] = ['C1', 'C2', 'C6', 'C10']
/** The same scope on another schedule than C3: not scored twice. */
const ALTERNATIVES: readonly string[] = ['C3b', 'D4b']

type Predict = (row: ValidationCase) => number
const BY_AREA: Readonly<Record<string, { readonly section: BacktestSection; readonly predict: Predict }>> = {
	training: { section: 'training', predict: predictTraining },
	'fine-tuning': { section: 'training', predict: predictTraining },
	inference: { section: 'inference', predict: predictInference },
	'memory fit': { section: 'inference', predict: predictFit },
	demand: { section: 'inference', predict: predictServingNodes },
	facility: { section: 'facility', predict: ({ id }) => known(FACILITY_PREDICTIONS[id], id)() },
	money: { section: 'money', predict: predictMoney },
}
const BY_CASE: Readonly<Record<string, { readonly section: BacktestSection; readonly predict: Predict }>> = {
	E01: { section: 'energy', predict: predictJoulesPerToken },
	E03: { section: 'energy', predict: predictTrainingEnergy },
	E04: { section: 'energy', predict: predictUtilityPower },
	S01: { section: 'energy', predict: predictFoldingTime },
	S03: { section: 'training', predict: predictTraining },
}

let judged: readonly Backtest[] | null = null

/** Every published case against the engine: seconds of work the first time, and nothing but the built-in catalogue is asked. */
export function allBacktests(): readonly Backtest[] {
	judged ??= BACKTEST_SECTIONS.flatMap((section) => casesOf(section))
	return judged
}

function casesOf(section: BacktestSection): readonly Backtest[] {
	if (section === 'construction') return constructionCases()
	if (section === 'dates') return [...dateCases(), ...campusCases()]
	if (section === 'operations') return builtInCatalogue.staffingCases.map(staffingCase)
	return validationCases(section)
}

function validationCases(section: BacktestSection): readonly Backtest[] {
	const { computeCases, facilityCases, moneyCases } = builtInCatalogue
	return [...computeCases, ...facilityCases, ...moneyCases].flatMap((row) => {
		const how = known(BY_CASE[row.id] ?? BY_AREA[row.area], row.id)
		if (how.section !== section) return []
		const tolerance = parseTolerance(row.tolerance)
		const predict = () => how.predict(row)
		const publishedText = / to /.test(row.tolerance) ? row.tolerance : null
		return judge({ ...row, section, name: row.description, publishedText, tolerance, predict, notes: [] })
	})
}

function constructionCases(): readonly Backtest[] {
	const { workforceCases, datedCases } = builtInCatalogue
	const built = new Map<string, BuildPrediction>()
	const build = (id: string): BuildPrediction => {
		const prediction =
			built.get(id) ??
			predictBuild(
				known(
					workforceCases.find((row) => row.id === id),
					id,
				),
			)
		built.set(id, prediction)
		return prediction
	}
	return [
		...workforceCases.map((row) => peakCase(row, build(row.id))),
		...datedCases.map((row) => datedCase(row, build(row.of))),
	]
}

function peakCase(row: WorkforceCase, build: BuildPrediction): Backtest {
	const scored = /peak|daily/.test(row.publishedText) && !ALTERNATIVES.includes(row.id)
	const { monthsEach, buildings, why, everyMonths } = shapeOf(row.id)
	const stagger = buildings === 1 ? '' : `, a start every ${formatFigure(everyMonths, { digits: 2 })} months`
	return judge({
		id: row.id,
		section: 'construction',
		name: row.case,
		evidence: TUNED_BUILDS.includes(row.id) ? 'tuned' : 'default',
		unit: 'heads at peak',
		published: row.publishedPeak,
		publishedText: row.publishedText,
		tolerance: scored ? HEADS : null,
		predict: () => build.peak,
		notes: [
			`${row.basis.charAt(0).toUpperCase()}${row.basis.slice(1)}. ${monthsEach} months a building${stagger}. ${why}.`,
		],
		source: row.source,
	})
}

function datedCase(row: DatedCase, build: BuildPrediction): Backtest {
	return judge({
		...row,
		section: 'construction',
		name: row.case,
		evidence: 'default',
		unit: row.measure === 'workers' ? 'heads' : 'hours so far',
		tolerance: ALTERNATIVES.includes(row.id) ? null : HEADS,
		predict: () => predictDated(row, build),
		notes: [],
	})
}

function staffingCase(row: StaffingCase): Backtest {
	return judge({
		...row,
		section: 'operations',
		name: row.case,
		evidence: row.fitted ? 'tuned' : 'held-out',
		unit: 'permanent jobs',
		published: row.publishedJobs,
		tolerance: STAFF,
		predict: () => predictStaff(row),
		notes: [
			`${String(row.mwIt)} MW IT, ${row.operatingModel === 'base' ? 'base operating model' : 'tenant and landlord'}.`,
		],
	})
}

function known<Value>(value: Value | undefined, id: string): Value {
	if (value === undefined) throw new Error(`Case ${id} has no prediction.`)
	return value
}

import type { Backtest, DateScores } from '#shared/backtest.ts'
import { valueAtZ } from '#server/runs/simulation/chance/curve.ts'
import { normalQuantile } from '#server/runs/simulation/chance/normal-quantile.ts'
import { percentile } from '#server/runs/simulation/odds/percentiles.ts'

/** A forecast as its quantiles, and the months that came. */
export type DateForecast = { readonly came: number; readonly at: (share: number) => number }

const GRID = 400
const SHARES = Array.from({ length: GRID }, (_, step) => (step + 0.5) / GRID)
const ENDS = { p10: 0.1, p50: 0.5, p90: 0.9 } as const
const ROUNDING = 1e-9

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const pinball = ({ came, at }: DateForecast, share: number) => {
	const off = came - at(share)
	return off >= 0 ? share * off : (share - 1) * off
}

/** Continuous ranked probability score: twice the pinball loss over all shares. */
export const crpsOf = (forecast: DateForecast): number => 2 * mean(SHARES.map((share) => pinball(forecast, share)))

/** Coverage, lateness, scores and width of forecasts; all means are over steps. */
export function scoresOf(name: string, forecasts: readonly DateForecast[]): DateScores {
	const loss = (share: number) => mean(forecasts.map((forecast) => pinball(forecast, share)))
	return {
		name,
		count: forecasts.length,
		within: forecasts.filter(({ came, at }) => came >= at(0.1) - ROUNDING && came <= at(0.9) + ROUNDING).length,
		later: forecasts.filter(({ came, at }) => came > at(0.9) + ROUNDING).length,
		crps: mean(forecasts.map(crpsOf)),
		pinball: { p10: loss(ENDS.p10), p50: loss(ENDS.p50), p90: loss(ENDS.p90) },
		widthMonths: mean(forecasts.map(({ at }) => at(0.9) - at(0.1))),
	}
}

type Step = {
	readonly came: number
	readonly said: number
	readonly low: number
	readonly high: number
	readonly campus: string
	readonly young: boolean
}

/** Both works of one campus leave together; the steps of a campus are one campus. */
const campusOf = (id: string) => (id.startsWith('zhangbei') ? 'zhangbei' : id.replace(/-\d+$/, ''))

/**
 * Dated steps seen by December 2025 by eight ways to forecast them, each with the step's own campus left out of whatever it learns
 * from. `steps` are the cases of that snapshot, `young` the campuses begun in 2023 or later. Rule U6.
 */
export function calibrationOf(cases: readonly Backtest[], young: ReadonlySet<string>): readonly DateScores[] {
	const steps = cases.flatMap(({ id, published, predicted, tolerance }): readonly Step[] => {
		if (tolerance?.kind !== 'between' || predicted === null) return []
		const campus = campusOf(id)
		return [{ came: published, said: predicted, ...tolerance, campus, young: young.has(campus) }]
	})
	const of = (name: string, at: (step: Step) => DateForecast['at']) =>
		scoresOf(
			name,
			steps.map((step) => ({ came: step.came, at: at(step) })),
		)
	const others = (step: Step) => steps.filter(({ campus }) => campus !== step.campus)
	return [
		of('Before: 12 to 28 months as P10 and P90', ({ low, said, high }) => {
			return (share) => valueAtZ({ scale: 'linear', p10: low, p50: said, p90: high }, normalQuantile(share))
		}),
		of('Naive: the default date alone', ({ said }) => {
			return () => said
		}),
		of('Naive: the default and the mean slip of the others', (step) => {
			const slip = mean(others(step).map(({ came, said }) => came - said))
			return () => step.said + slip
		}),
		of('What the other campuses took', (step) => {
			const took = others(step)
				.map(({ came }) => came)
				.sort((a, b) => a - b)
			return (share) => percentile(took, share)
		}),
		of('Taken: log-t about the plan’s own date', (step) => logT(step, errorsBy(others(step)), 0)),
		of('The same, with the mean shift learned', (step) => {
			const errors = errorsBy(others(step))
			const shift = mean(errors.map(({ error }) => error))
			const left = errors.map((one) => ({
				...one,
				error: (one.error - shift) * Math.sqrt(errors.length / (errors.length - 1)),
			}))
			return logT(step, left, shift)
		}),
		of('A quarter of the shift of its era (begun 2023 or later, or before)', (step) => {
			const errors = errorsBy(others(step))
			const shiftOf = (era: boolean) =>
				ERA_SHARE * mean(errors.filter(({ young: isYoung }) => isYoung === era).map(({ error }) => error))
			const left = errors.map((one) => ({ ...one, error: one.error - shiftOf(one.young) }))
			return logT(step, left, shiftOf(step.young))
		}),
	]
}

const ERA_SHARE = 0.25

type CampusError = { readonly error: number; readonly young: boolean }

/** ln(came ÷ said), a mean for each campus. */
function errorsBy(steps: readonly Step[]): readonly CampusError[] {
	return [...new Set(steps.map(({ campus }) => campus))].map((campus) => {
		const own = steps.filter((step) => step.campus === campus)
		return {
			error: mean(own.map(({ came, said }) => Math.log(came / said))),
			young: own.some(({ young }) => young),
		}
	})
}

/** σ² = mean(e²)·(1 + 1/n), quantiles of Student's t with n degrees. */
function logT({ said }: Step, errors: readonly CampusError[], shift: number): DateForecast['at'] {
	const count = errors.length
	const sigma = Math.sqrt(mean(errors.map(({ error }) => error ** 2)) * (1 + 1 / count))
	return (share) => said * Math.exp(shift + sigma * studentQuantile(share, count))
}

const known = new Map<string, number>()
const HALVINGS = 60
const FURTHEST = 1e4

/** Quantile of Student's t with a whole number of degrees of freedom, by halving its distribution function. */
function studentQuantile(share: number, degrees: number): number {
	if (share < 0.5) return -studentQuantile(1 - share, degrees)
	const key = `${String(share)}/${String(degrees)}`
	const before = known.get(key)
	if (before !== undefined) return before
	let [low, high] = [0, FURTHEST]
	for (let step = 0; step < HALVINGS; step += 1) {
		const middle = (low + high) / 2
		if (studentShare(middle, degrees) < share) low = middle
		else high = middle
	}
	known.set(key, (low + high) / 2)
	return (low + high) / 2
}

/** Abramowitz and Stegun 26.7.3 and 26.7.4: finite sums for whole degrees of freedom. */
function studentShare(t: number, degrees: number): number {
	const angle = Math.atan(t / Math.sqrt(degrees))
	const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
	const isOdd = degrees % 2 === 1
	let term = isOdd ? cosine : 1
	let sum = degrees === 1 ? 0 : term
	for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
		term *= (cosine ** 2 * (power - 1)) / power
		sum += term
	}
	const between = isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
	return (1 + between) / 2
}

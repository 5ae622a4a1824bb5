import type { BuildClassId, CampusBuild } from '#shared/catalogue/builds/build-classes.ts'
import { campusesBehind, monthsOf } from '#shared/catalogue/builds/class-evidence.ts'
import { Z90 } from '#server/runs/simulation/chance/normal-quantile.ts'

const LEAST_FINISHED = 4
const ROUNDS = 2000

/**
 * A lognormal of the months to a first building, fitted to the campuses behind a class: those at work as they were, the others as
 * longer than to their last image (expectation and maximization of a censored normal). Null where fewer than four are at work.
 */
export function fitOfClass(id: BuildClassId, campuses: readonly CampusBuild[]) {
	const rows = campusesBehind(id, campuses)
	const logs = (atWork: boolean) => rows.filter((row) => row.atWork === atWork).map((row) => Math.log(monthsOf(row)))
	const [finished, open] = [logs(true), logs(false)]
	if (finished.length < LEAST_FINISHED) return null
	const count = finished.length + open.length
	let { mean, sigma } = momentsOf(finished, finished.length)
	for (let round = 0; round < ROUNDS; round += 1) {
		const beyond = open.map((log) => {
			const hazard = hazardAt((log - mean) / sigma)
			return { first: mean + sigma * hazard, second: mean ** 2 + sigma ** 2 + sigma * (log + mean) * hazard }
		})
		const first = sum(finished) + sum(beyond.map((one) => one.first))
		const second = sum(finished.map((log) => log ** 2)) + sum(beyond.map((one) => one.second))
		mean = first / count
		sigma = Math.sqrt(second / count - mean ** 2)
	}
	const at = (z: number) => Math.exp(mean + sigma * z)
	return { finished: finished.length, open: open.length, p10: at(-Z90), p50: at(0), p90: at(Z90) }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

function momentsOf(values: readonly number[], count: number) {
	const mean = sum(values) / count
	return { mean, sigma: Math.max(0.1, Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / count)) }
}

const FRACTION_STEPS = 60
const FAR = 3

/** Density ÷ what lies beyond, of a standard normal: by series near the middle, by continued fraction further out. */
function hazardAt(z: number): number {
	if (z > FAR) {
		let fraction = z
		for (let step = FRACTION_STEPS; step > 0; step -= 1) fraction = z + step / fraction
		return fraction
	}
	return density(z) / (1 - normalShare(z))
}

const density = (z: number) => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)

/** Φ(z) by its power series, exact to a double’s last digits within six standard deviations. */
export function normalShare(z: number): number {
	let [term, total] = [z, z]
	for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(total); odd += 2) {
		term *= z ** 2 / odd
		total += term
	}
	return 0.5 + density(z) * total
}

const known = new Map<string, number>()
const HALVINGS = 60
const FURTHEST = 1e4

/** Quantile of Student's t with a whole number of degrees of freedom, by halving its distribution function. */
export function studentQuantile(share: number, degrees: number): number {
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

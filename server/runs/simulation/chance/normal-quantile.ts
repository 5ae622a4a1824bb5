// Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484: relative error about 1e-16.
const CENTER = {
	above: [
		2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
		1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
	],
	below: [
		5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
		687.1870074920579083, 42.313330701600911252, 1,
	],
}
const MIDDLE = {
	above: [
		7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
		3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
	],
	below: [
		1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
		0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
	],
}
const TAIL = {
	above: [
		2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
		0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
	],
	below: [
		2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
		0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
	],
}
const SPLIT_CENTER = 0.425
const CENTER_SHIFT = 0.180625
const SPLIT_TAIL = 5
const MIDDLE_SHIFT = 1.6

type Ratio = { readonly above: readonly number[]; readonly below: readonly number[] }

const polynomial = (coefficients: readonly number[], x: number): number =>
	coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)
const ratio = ({ above, below }: Ratio, x: number): number => polynomial(above, x) / polynomial(below, x)

/** Φ⁻¹: what a normal variable is below with a chance of `share`, strictly between 0 and 1. Rule U2. */
export function normalQuantile(share: number): number {
	const q = share - 0.5
	if (Math.abs(q) <= SPLIT_CENTER) return q * ratio(CENTER, CENTER_SHIFT - q * q)
	const r = Math.sqrt(-Math.log(q < 0 ? share : 1 - share))
	const size = r <= SPLIT_TAIL ? ratio(MIDDLE, r - MIDDLE_SHIFT) : ratio(TAIL, r - SPLIT_TAIL)
	return q < 0 ? -size : size
}

/** Φ⁻¹(.9): where P10 and P90 of every curve stand. Rule U3. */
export const Z90 = normalQuantile(0.9)

/**
 * Share of a package's hours done after share `x` of its window: F(x) = (a+1)·x^a − a·x^(a+1).
 * The distribution function of Beta(a, 2), so that months integrate exactly; `a` is above 1, larger means later.
 * Outside the window 0 and 1. Workforce methodology §4.
 */
export function sCurve(x: number, a: number): number {
	if (x <= 0) return 0
	if (x >= 1) return 1
	const power = raise(x, a)
	// Rounding may carry it a hair above 1 near the end.
	return Math.min(1, (a + 1) * power - a * power * x)
}

// The shapes in use are whole or half numbers; roots are several times faster than Math.pow.
function raise(x: number, a: number): number {
	if (a === 2) return x * x
	if (a === 2.5) return x * x * Math.sqrt(x)
	if (a === 1.5) return x * Math.sqrt(x)
	return x ** a
}

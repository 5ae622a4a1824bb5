import { expect, test } from 'vitest'
import { campusesBehind } from '#shared/catalogue/builds/class-evidence.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { fitOfClass, normalShare } from './class-fit.ts'

const { buildClasses, campusBuilds } = builtInCatalogue
/** From so many campuses at work on, a fit outside a class's figures by more than so much moves them. */
const [ENOUGH, OUTSIDE] = [8, 0.15]

test.each(buildClasses)('$id: the fit that its row tells is that of the campuses behind it', ({ id, fit, months }) => {
	const found = fitOfClass(id, campusBuilds)
	if (fit === null || found === null) {
		expect([fit, found]).toEqual([null, null])
		return
	}
	expect([found.finished, found.open]).toEqual([fit.finished, fit.open])
	for (const name of ['p10', 'p50', 'p90'] as const) {
		expect(Math.abs(found[name] - fit[name])).toBeLessThan(0.1)
		if (fit.finished >= ENOUGH) expect(Math.abs(fit[name] / months[name] - 1)).toBeLessThanOrEqual(OUTSIDE)
	}
})

test('a class with fewer than four campuses at work is called a guess', () => {
	for (const { id, source, confidence } of buildClasses) {
		const finished = campusesBehind(id, campusBuilds).filter(({ atWork }) => atWork).length
		if (finished < 4) expect([source, confidence]).toEqual([expect.stringMatching(/guess/), 'low'])
	}
})

test.each([
	[0, 0.5],
	[1.2815515655446004, 0.9],
	[-1.9599639845400545, 0.025],
	[4, 0.9999683287581669],
])('Φ of %d is %d', (z, share) => expect(normalShare(z)).toBeCloseTo(share, 12))

import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { figuresFrom } from '../figures/figure.ts'
import { lowestCover } from './lowest-cover.ts'
import { buildStripModel } from './strip-view.ts'
import { shareFigure } from '#shared/formats/shares.ts'

test('the lowest cover says of what it is, and tells the target’s where the strip draws that', () => {
	const plan = validPlan(must(TEMPLATES.find(({ name }) => name === 'abilene')).plan)
	const result = computePlan(plan)
	const figures = figuresFrom({ plan, result })
	const strip = buildStripModel(result)
	const told = (['energy', 'infrastructure', 'chips'] as const).map((layer) => {
		const figure = lowestCover(layer, result, figures)
		const band = must(strip.bands.find((one) => one.layer === layer))
		const drawn = shareFigure(must(band.lowest).share)
		expect(figure.label).toBe('Lowest coverage of demand')
		// What the strip draws as lowest stands on the page, as cover of demand or of the target.
		expect(`${figure.value} ${figure.note}`).toContain(drawn)
		return figure.note.includes('of the target')
	})
	expect(told).toContain(true)
})

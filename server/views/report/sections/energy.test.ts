import { expect, test } from 'vitest'
import { behindReport } from '#server/runs/files/behind-paper.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { energySection } from './energy.ts'

function energyOf(template: string) {
	const parsed = parsePlanFile(findTemplate(template)?.plan)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { plan } = parsed
	const frame = runPlan(plan)
	const result = resultOf(frame)
	return energySection({ plan, result, facts: issueFacts(), behind: behindReport({ plan, result, frame }) })
}

test('above the day by the hour stands what makes its month the tightest: what is asked, beside what is drawn', () => {
	const { blocks } = energyOf('canal-flats')
	const [day] = blocks.filter((block) => block.kind === 'chart').filter(({ chart }) => chart.type === 'day')
	expect(day?.measure).toContain(
		'MW by hour. October 2027 at Canal Flats: 30 MW firm, 1.06 MW below the 31.1 MW needed; peak draw 20.9 MW',
	)
	expect(day?.source).toContain('furthest below the draw or need')
})

import { ChartGantt } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'Schedule', Icon: ChartGantt, group: 'plan', order: 1, also: ['dates'] },
	words: 'dates odds gantt critical path orders steps',
} satisfies PlanPage

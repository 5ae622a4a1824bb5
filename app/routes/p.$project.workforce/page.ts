import { HardHat } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'People', Icon: HardHat, group: 'plan', order: 2 },
	words: 'workforce labor trades crews',
} satisfies PlanPage

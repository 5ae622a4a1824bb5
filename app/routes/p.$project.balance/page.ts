import { Scale } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Balance', Icon: Scale, group: 'plan', order: 4 } satisfies PlanPage

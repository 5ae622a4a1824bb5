import { Landmark } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Finance', Icon: Landmark, group: 'plan', order: 3.5 } satisfies PlanPage

import { HardHat } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Workforce', Icon: HardHat, group: 'plan', order: 2 } satisfies PlanPage

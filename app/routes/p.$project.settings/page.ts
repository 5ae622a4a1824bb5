import { Settings } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Settings', Icon: Settings, group: 'foot', order: 3 } satisfies PlanPage

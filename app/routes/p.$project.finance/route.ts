import { ledTo } from '../p.$project/former-page.ts'

const TABS: Readonly<Record<string, string>> = { cash: 'cash', sources: 'cash', units: 'estimate', estimate: 'estimate' }

export const loader = ledTo({ page: 'money', tab: (search) => TABS[search.get('tab') ?? ''] ?? null })

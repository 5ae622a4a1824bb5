import { ledTo } from '../p.$project/former-page.ts'

const TABS: Readonly<Record<string, string>> = { parts: 'estimate', halls: 'estimate', cash: 'cash', years: 'cash' }

export const loader = ledTo({ page: 'money', tab: (search) => TABS[search.get('tab') ?? ''] ?? null })

import { ledTo } from '../p.$project/former-page.ts'

export const loader = ledTo({ page: 'dates' })

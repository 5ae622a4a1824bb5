import { ledTo } from '../p.$project/former-page.ts'

/** The list of scenarios is in Manage now, unless some were compared. */
export const loader = ledTo({
	page: 'options',
	tab: (search) =>
		search.get('tab') === 'list' ? 'manage' : (search.get('tab') ?? (search.has('compare') ? null : 'manage')),
})

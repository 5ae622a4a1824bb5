import { isRecord } from '#shared/is-record.ts'
import { Loaded } from '../loaded.tsx'
import { SharePanel } from './share-panel.tsx'
import type { ShareView } from './share-view.ts'

export type PlanDialogProps = { /** of the route that has what is shown, and does what is asked */ address: string }
const isShare = (data: unknown): data is ShareView => isRecord(data) && Array.isArray(data['members'])

/** Who has the plan that is open, over its page. */
export default function ShareDialog({ address }: PlanDialogProps) {
	return (
		<Loaded address={address} is={isShare}>
			{(view) => <SharePanel view={view} address={address} />}
		</Loaded>
	)
}

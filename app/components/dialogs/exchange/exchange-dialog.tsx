import { useFetcher, useParams } from '@remix-run/react'
import { isRecord } from '#shared/is-record.ts'
import { Loaded } from '../loaded.tsx'
import { SendOver } from '../sending.tsx'
import type { PlanDialogProps } from '../share/share-dialog.tsx'
import { ExchangePanel } from './exchange-panel.tsx'
import type { ExchangeAnswer, ExchangeView } from './exchange-view.ts'

const isExchange = (data: unknown): data is ExchangeView => isRecord(data) && 'tables' in data

/** The plan that is open as files, and files that change it, over its page. */
export default function ExchangeDialog({ address }: PlanDialogProps) {
	const fetcher = useFetcher<ExchangeAnswer>()
	const { project = '' } = useParams()
	return (
		<Loaded address={address} is={isExchange}>
			{(view) => (
				<SendOver fetcher={fetcher} action={address}>
					<ExchangePanel base={`/p/${project}`} view={view} answer={fetcher.data} />
				</SendOver>
			)}
		</Loaded>
	)
}

import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { SendForm } from '../sending.tsx'

/** Asks once what links made before this choice existed may show. Until then they show the plan alone. */
export function OldLinks({ count }: { count: number }) {
	return (
		<div className="mb-4">
			<Notice
				kind="tight"
				title={`${sentenceCase(counted(count, 'older link shows', 'older links show'))} only the plan until you decide.`}
				action={
					<SendForm className="flex flex-wrap gap-2">
						<Button name="intent" value="keep" size="small">
							Keep showing everything
						</Button>
						<Button name="intent" value="limit" size="small" kind="primary">
							Limit to the plan
						</Button>
					</SendForm>
				}
			>
				They used to show everything: activity, all scenarios, costs, reports and files. You can change each link later.
			</Notice>
		</div>
	)
}

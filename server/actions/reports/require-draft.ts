import { AppError } from '#server/access/app-error.ts'
import type { ReportIssueRow } from '#server/store/rows/report-issues.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import { ISSUE_STATE_LABELS } from '#shared/schemas/report/report-form.ts'

/** What is decided is a draft that waits. */
export function requireDraft({ number, status }: Pick<ReportIssueRow, 'number' | 'status'>): void {
	if (status === 'draft') return
	throw new AppError('conflict', {
		userMessage: `${issueNumber(number)} is no draft any more: ${ISSUE_STATE_LABELS[status].toLowerCase()}.`,
		mend: 'Reload the page to see what it is.',
	})
}

/* workbook_cases.h - the cases of this suite that stand in other files. */
#ifndef WORKBOOK_CASES_H
#define WORKBOOK_CASES_H

#include <check.h>

TCase *sheet_writer_cases(void);
TCase *lint_cases(void);
TCase *chart_cases(void);

#endif

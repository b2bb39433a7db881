# The workload with data.table: count_data_table.R LOG CALENDAR THREADS.
suppressPackageStartupMessages(library(data.table))
given <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(given[3]))
stages <- 1:4
dates <- c("received", "closed", paste0("s", stages, "_started"), paste0("s", stages, "_completed"))
texts <- c("kind", "region", "hos_area", "case_type", "lead_issue", "issues", "relationship", "party_status", "ethnic_origin",
           "ethnicity_nk_reason", "gender", paste0("s", stages, "_outcome"))
log <- fread(given[1], select = list(IDate = dates, character = texts), na.strings = "", showProgress = FALSE)
calendar <- fread(given[2], colClasses = list(IDate = "date"), showProgress = FALSE)
working <- function(day) calendar$wdn[as.integer(day) - as.integer(calendar$date[1]) + 1L]
P <- as.IDate(c("2007-04-01", "2008-03-31"))
Q <- as.IDate(c("2006-04-01", "2007-03-31"))
T <- as.IDate(c("2008-04-01", "2008-06-30"))
out <- list()
put <- function(table, counts) {
  # Columns: one key or two, then N.
  second <- if (ncol(counts) == 3) counts[[2]] else rep("", nrow(counts))
  out[[length(out) + 1L]] <<- paste(table, counts[[1]], second, counts$N, sep = "\t")
}

complaints <- log[kind == "Complaint"]
complaints[, far := fifelse(!is.na(s4_started), 4L, fifelse(!is.na(s3_started), 3L, fifelse(!is.na(s2_started), 2L, fifelse(!is.na(s1_started), 1L, 0L))))]
year <- complaints[received %between% P]
before <- complaints[received %between% Q]
quarter <- complaints[received %between% T]
details <- year[!relationship %chin% c("Solicitor", "Organisation", "Other")]
children <- year[relationship == "Child"]
put("A01", year[, .N, by = case_type])
put("A02", year[, .N, by = lead_issue])
put("A03", before[, .N, by = lead_issue])
put("A11", year[, .N, by = relationship])
put("A12", before[, .N, by = relationship])
put("A13", year[, .N, by = party_status])
put("A14", details[, .N, by = ethnic_origin])
put("A15", details[ethnic_origin == "Not Specified", .N, by = ethnicity_nk_reason])
put("A16", details[, .N, by = gender])
put("A18", children[, .N, by = gender])
put("A19", children[, .N, by = ethnic_origin])
put("A20", log[received %between% P, .N, by = .(kind, region)])
put("A21", log[received %between% Q, .N, by = .(kind, region)])
put("A22", quarter[, .N, by = lead_issue])
put("A24", year[, .N, by = .(month = sprintf("%d-%02d", year(received), month(received)))])
raised <- function(records) {
  counts <- records[, .N, by = issues]
  parts <- strsplit(counts$issues, ";", fixed = TRUE)
  data.table(issue = unlist(parts), n = rep(counts$N, lengths(parts)))[, .(N = sum(n)), by = issue]
}
put("A17", raised(children))
put("A25", raised(year))

ended <- complaints[closed %between% P]
put("A04", ended[, .N, by = .(region, far)])
put("A08", ended[far == 1L, .N, by = s1_outcome])
put("A09", ended[far == 2L, .N, by = s2_outcome])
put("A10", ended[far == 3L, .N, by = .(far, s3_outcome)])
put("A10", ended[far == 4L, .N, by = .(far, s4_outcome)])
open_then <- complaints[received <= P[2] & (is.na(closed) | closed > P[2])]
by_then <- function(started) !is.na(started) & started <= P[2]
open_then[, far := fifelse(by_then(s4_started), 4L, fifelse(by_then(s3_started), 3L, fifelse(by_then(s2_started), 2L, fifelse(by_then(s1_started), 1L, 0L))))]
put("A05", open_then[, .N, by = .(region, far)])

limits <- c(5L, 20L, 30L, 30L)
for (stage in stages) {
  started <- complaints[[paste0("s", stage, "_started")]]
  completed <- complaints[[paste0("s", stage, "_completed")]]
  for (table in c("A06", "A07")) {
    chosen <- which(started %between% (if (table == "A06") P else Q))
    if (length(chosen) == 0) next
    elapsed <- working(completed[chosen]) - working(started[chosen])
    result <- fifelse(is.na(elapsed), "open", fifelse(elapsed <= limits[stage], "yes", "no"))
    put(table, data.table(stage = stage, result)[, .N, by = .(stage, result)])
  }
}

put("A23", complaints[closed %between% T & far >= 1L, .N, by = .(measure = paste0("closed", far), hos_area)])
measure <- function(name, records) put("A23", records[, .N, by = .(measure = rep(name, nrow(records)), hos_area)])
measure("children", quarter[relationship == "Child"])
measure("ongoing", complaints[received <= T[2] & (is.na(closed) | closed > T[2])])
measure("comments", log[kind == "Comment" & received %between% T])
measure("compliments", log[kind == "Compliment" & received %between% T])
writeLines(sort(unlist(out), method = "radix"))

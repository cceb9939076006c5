-- What is published is found fast at once: else new entries wait in a list that every search reads from end to end.
ALTER INDEX "item_search_vector_idx" SET (fastupdate = off);
ALTER INDEX "search_word_deletions_idx" SET (fastupdate = off);
SELECT gin_clean_pending_list('item_search_vector_idx'), gin_clean_pending_list('search_word_deletions_idx');

"""Identity, consents, keyed digests, drafts; what a person may see and have erased."""

"""Chinese text: words, key phrases, likeness, categories, themes and signs of danger.

Works on plain strings and knows no feature; what a finding means is decided elsewhere. jieba and
scikit-learn live here alone. Imports `domain`.
"""

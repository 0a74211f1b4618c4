"""What `yijiabai doctor` looks at: each check comes back as findings, and none raises."""
